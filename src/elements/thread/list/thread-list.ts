import { isServer, nothing } from 'lit';
import { FillQueue } from '../../../controllers/fill-queue.js';
import type { StringsController } from '../../../controllers/strings-controller.js';
import type { Discussion } from '../../../discussion/discussion.js';
import { isShowing } from '../../../discussion/state.js';
import type { DraftPlace } from '../../../discussion/drafts.js';
import type { Strings } from '../../../i18n/strings.js';
import { Numbering } from '../../../model/numbers.js';
import type { Block, Row } from '../../../model/outline.js';
import { can, type Right } from '../../../model/rights.js';
import type { TreeNode } from '../../../model/tree.js';
import type { CommentData } from '../../../model/types.js';
import { capabilitiesOf } from '../capabilities.js';
import { wholeNumber } from '../../choices.js';
import { tellTimes } from '../../comment/tell-times.js';
import { emit } from '../../events.js';
import type { Blocks, Redrawable } from './block-directive.js';
import { inlineFormTemplate, type FormDraft, type FormSettings } from '../writing/form-template.js';
import { basisOf, levelOf, settingsOf, type ListHost } from './list-settings.js';
import { listTemplate, rowsTemplate, type ListContext } from './list-template.js';
import { TextParts } from './text-parts.js';
import { References } from './references.js';
import { ThreadOutlines } from './thread-outlines.js';
import { ThreadPlaces } from './thread-places.js';
import { ThreadView } from '../thread-view.js';

/** The rows of a thread: what is drawn, when, and where it stands. */
export class ThreadList implements Blocks {
  readonly view = new ThreadView();
  readonly places: ThreadPlaces;
  readonly queue = isServer ? undefined : new FillQueue();
  epoch = 0;
  /** Shows all of the texts that are cut for their length; comes with the acts. */
  complete: (() => void) | undefined;
  readonly host: ListHost;
  readonly #words: StringsController;
  readonly #texts = new TextParts(
    () => {
      this.epoch++;
      this.host.requestUpdate();
    },
    (pending) => this.queue?.hold(pending),
  );
  #numbering = new Numbering();
  #discussion: Discussion | undefined;
  readonly #references = new References();
  readonly #outlines = new ThreadOutlines();
  #context: ListContext | undefined;
  #basis: readonly unknown[] = [];
  readonly #failed = new Set<string>();
  #waiting: ReadonlyMap<string, number> = new Map();
  #more: { map: ReadonlyMap<string, unknown>; ids: ReadonlySet<string> } | undefined;

  constructor(host: ListHost, words: StringsController) {
    this.host = host;
    this.places = new ThreadPlaces(host);
    this.#words = words;
  }

  get strings(): Strings {
    return this.#words.strings;
  }

  /** Where the words of this thread are in another language than its page: which, and the page's for what people wrote. */
  get foreign(): string | undefined {
    return this.#words.foreign;
  }

  get textLang(): string | undefined {
    return this.foreign && this.#words.lang;
  }

  get isEmpty(): boolean {
    return !this.shown.length;
  }

  get isTargetUnknown(): boolean {
    const { target } = this.view;
    return target !== undefined && this.#discussion?.state.tree.has(target) === false;
  }

  get formSettings(): FormSettings {
    const { messages } = this.host;
    const { key, thread } = this.#discussion?.state ?? {};
    return { key, thread, messages, strings: this.#words.strings, headingLevel: levelOf(this.host) };
  }

  /** What stands below many comments waits for this: they come first. */
  get turn(): Promise<unknown> | undefined {
    return this.#isShort ? undefined : this.queue?.painted;
  }

  /** What a form begins with. */
  draftOf(place: DraftPlace, { body }: Partial<CommentData> = {}): FormDraft {
    const { view } = this;
    const before = place.startsWith('edit') ? (body?.source ?? body?.value) : undefined;
    return { text: view.draft(this.#discussion?.state.key, place) ?? before ?? '', keeping: view.keeping?.(place) };
  }

  get drawnIn(): Map<string, Redrawable> {
    return this.places.drawnIn;
  }

  /** Follows the discussion and the properties, before the thread renders. */
  update(discussion: Discussion | undefined): void {
    if (discussion !== this.#discussion) this.#start(discussion);
    if (!discussion || !isShowing(discussion.state)) return;
    const { state, source } = discussion;
    const host = this.host;
    const { tree, order, rank } = state;
    this.#numbering.update(tree, state.complete || (rank ? false : (state.edge ?? true)), this.#partial(state.more));
    const look = {
      order,
      ...(rank && { rank }),
      collapsed: this.view.collapsed,
      keepsCollapsed: true,
      maxIndent: wholeNumber('max-indent', host.maxIndent, 1, 8, 8),
      moderator: state.thread?.can?.moderate === true,
    };
    this.#outlines.update(tree, look, this.view);
    const basis = [this.#words.strings, this.#numbering.version, state.thread, state.complete, source, ...basisOf(host)];
    if (state.waiting !== this.#waiting) this.#redrawWaiting(state.waiting);
    if (basis.some((one, i) => one !== this.#basis[i])) {
      this.#basis = basis;
      this.epoch++;
      this.#context = this.#makeContext(discussion);
    }
  }

  render(): unknown {
    if (!this.#context) return nothing;
    const { branch } = this.view;
    const list = listTemplate(this.shown, this.#context);
    return branch ? branch.frame(list) : list;
  }

  draw(rows: readonly Row[]): unknown {
    return this.#context ? rowsTemplate(rows, this.#context) : nothing;
  }

  /** The first screen: the first block, in a first branch of hundreds the first of that; all of a thread of one frame. */
  isUrgent(block: Block): boolean {
    let [first] = this.shown;
    while (first && first !== block) first = first.rows[0]?.blocks[0];
    return first === block || this.#isShort;
  }

  /** Few enough comments for one frame. */
  get #isShort(): boolean {
    return (this.#discussion?.state.count ?? 0) <= 60;
  }

  /** Draws all that waits: paper has no second look. What is folded the style sheet unfolds. */
  readonly flush = (): void => {
    this.queue?.flush();
    this.complete?.();
  };

  redraw(id: string): void {
    this.drawnIn.get(id)?.redraw();
  }

  /** The clock goes on; `all`: the first look at what may be from a server. */
  readonly tick = (time: number, all?: boolean): void => {
    const root = this.host.renderRoot;
    tellTimes(root, this.strings, time, all);
    for (const element of root.querySelectorAll<HTMLElement>('[data-until]')) {
      this.redraw(element.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? '');
    }
  };

  /** Opens what hides a comment, draws it, marks it, and brings it to the screen with focus. */
  async goTo(id: string): Promise<void> {
    const { view } = this;
    const node = this.#discussion?.state.tree.get(id);
    const before = view.target;
    view.target = id;
    let isInBranch = id === view.branch?.id;
    for (let parent = node?.parent; parent; parent = parent.parent) {
      view.collapsed.delete(parent.id);
      if (parent.id === view.branch?.id) isInBranch = true;
    }
    if (!isInBranch) view.branch = undefined;
    this.host.requestUpdate();
    await this.host.updateComplete;
    if (before !== undefined) this.redraw(before);
    if (!node) return;
    this.places.fill(node);
    this.redraw(id);
    const article = this.places.article(id);
    // Its highlight may have faded.
    for (const fading of article?.getAnimations() ?? []) fading.currentTime = 0;
    article?.scrollIntoView({ block: 'start' });
    article?.focus({ preventScroll: true });
  }

  may(right: Right, node?: TreeNode): boolean {
    const { source, state } = this.#discussion ?? {};
    const capabilities = this.host.readonly || !source ? {} : capabilitiesOf(source);
    return can(right, node?.data, { thread: state?.thread, capabilities, ...(node && { depth: node.depth }) });
  }

  numberOf(node: TreeNode): string | undefined {
    return this.#numbering.of(node);
  }

  focusFirst(ids: readonly string[]): void {
    const tree = this.#discussion?.state.tree;
    this.places.focusFirst(ids.map((id) => tree?.get(id)));
  }

  /** The rows that are not folded away, drawn or not. */
  get shown(): readonly Block[] {
    return this.#outlines.shown?.blocks ?? [];
  }

  /** The permalink of a comment by its number. */
  readonly #reference = (number: string): string | undefined => {
    const tree = this.#discussion?.state.tree;
    const id = tree && this.#references.idOf(number, tree, this.#numbering);
    return id === undefined ? undefined : `#${encodeURIComponent(this.places.anchor(id))}`;
  };

  /** Told once for each comment, after the rendering that it happened in. */
  readonly #fail = (id: string, error: unknown): void => {
    if (this.#failed.has(id)) return;
    this.#failed.add(id);
    console.error('discussion-elements: a comment cannot be drawn', error);
    queueMicrotask(() => emit(this.host, 'discussion-failed', { operation: 'render', error: { kind: 'bad-answer' } }));
  };

  #start(discussion: Discussion | undefined): void {
    this.#discussion = discussion;
    this.#numbering = new Numbering();
    this.#outlines.reset();
    this.#context = undefined;
    this.#basis = [];
    this.view.reset();
    this.drawnIn.clear();
    this.#failed.clear();
  }

  /** Comments whose replies are not all here; the same set as long as it is the same map. */
  #partial(more: ReadonlyMap<string, unknown>): ReadonlySet<string> {
    if (this.#more?.map !== more) this.#more = { map: more, ids: new Set(more.keys()) };
    return this.#more.ids;
  }

  /** The comments under which replies wait, or waited. */
  #redrawWaiting(waiting: ReadonlyMap<string, number>): void {
    const before = this.#waiting;
    this.#waiting = waiting;
    for (const [id, n] of [...before, ...waiting]) if (n !== waiting.get(id) || n !== before.get(id)) this.redraw(id);
  }

  #makeContext(discussion: Discussion): ListContext {
    return {
      settings: settingsOf(this.host, this.#words.strings, discussion, {
        anchor: this.places.anchor,
        failed: this.#fail,
        lang: this.textLang,
        prepare: this.#texts.look,
        reference: this.#reference,
      }),
      view: this.view,
      numbering: this.#numbering,
      blocks: this,
      state: () => discussion.state,
      formFor: ({ id, data }, editing) =>
        inlineFormTemplate(this.formSettings, data, editing, this.draftOf(`${editing ? 'edit' : 'reply'} ${id}`, data), this.view.under),
    };
  }
}
