import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ActingStringsController } from '../../controllers/acting-strings-controller.js';
import { Announcer } from '../../controllers/announcer.js';
import { warnOnce } from '../../controllers/warn-once.js';
import type { Messages } from '../../i18n/messages.js';
import type { CommentData, GuestField, ThreadData } from '../../model/types.js';
import { wholeNumber } from '../choices.js';
import { authorName, parentName } from '../comment/comment-name.js';
import { emit, type FailureData } from '../events.js';
import { commandOf } from './form-keys.js';
import { formTemplate, type FormView } from './form-template.js';
import { bodyOf, draftOf, subjectReader, type FormSubject } from './form-subject.js';
import { formStyles } from './form.styles.js';
import { growWithText } from './grow-with-text.js';
import type { Keeping } from './keeping.js';
import { LengthAnnouncer } from './length-announcer.js';
import { preparePreview } from './preview.js';
import { describeProblem } from './problem-summary.js';
import { ShownProblems } from './shown-problems.js';
import { SubmissionKey } from './submission-key.js';
import type { Tab } from './tabs.js';
import { countLeft } from './text-length.js';
import { applyFormat, prepareFormat } from './toolbar.js';
import { constraintOf, findProblems, problemOf, type FieldName, type FieldValues, type Problem } from './validate.js';

/**
 * The composer: a text with preview and toolbar, who writes it, and one button. It asks with an event and keeps
 * the text until `reset()`.
 *
 * @example
 * <discussion-form placeholder="What do you think?" maxlength="2000"></discussion-form>
 *
 * @slot before-submit - What has to be answered before sending: a captcha, a consent.
 * @csspart form - The whole.
 * @csspart field - A guest's field: label, input, error.
 * @csspart label - The label of the text or of a field.
 * @csspart input - A guest's input.
 * @csspart textarea - The text.
 * @csspart toolbar - The row of formatting buttons.
 * @csspart preview - The text as it will look.
 * @csspart hint - A word of help below.
 * @csspart error - What is wrong, beside what it is about; above all when it is several things.
 * @csspart submit - The button that sends.
 * @csspart cancel - The button that closes a reply or an edit.
 * @fires discussion-submit-request - `{draft}`: a valid comment is to be posted.
 * @fires discussion-edit-request - `{id, body}`: the changed text is to be saved.
 */
export class DiscussionForm extends LitElement {
  static readonly formAssociated = true;
  static override readonly styles = formStyles;

  /** The name of the text in a form of the page's around it. */
  @property({ reflect: true, useDefault: true }) name = '';
  /** What an empty text shows; a sentence in the reader's language by default. */
  @property() placeholder: string | undefined;
  /** The most characters; the thread's limit by default. More can be typed, not sent. */
  @property({ type: Number }) maxlength: number | null | undefined;
  /** Whether a form of the page's around it needs the text. */
  @property({ type: Boolean, reflect: true }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** The thread written to: its guest fields, limits and viewer. */
  @property({ attribute: false }) thread: ThreadData | undefined;
  /** The comment answered; absent = a top-level comment. */
  @property({ attribute: false }) replyTo: CommentData | undefined;
  /** The comment changed: its text is put in, and saving replaces posting. */
  @property({ attribute: false }) editing: CommentData | undefined;
  /** @internal Where a reply is stored when the thread goes no deeper; under `replyTo` otherwise. */
  @property({ attribute: false }) under: string | undefined;
  /** @internal What the thread remembers for it. */
  @property({ attribute: false }) keeping: Keeping | undefined;
  /** @internal Its first rendering waits for this. */
  @property({ attribute: false }) turn: Promise<unknown> | undefined;
  /** Sentences of the page's own, over those of the language. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined;
  /** What the last post failed with; a new object is a new failure. */
  @property({ attribute: false }) error: FailureData | undefined;
  /** Whether a post is under way: nothing can be changed or sent meanwhile. */
  @property({ attribute: false }) busy = false;

  /** The text. */
  @property({ attribute: false })
  get value(): string {
    return this.#value;
  }

  set value(value: string) {
    if (typeof value !== 'string' && (value ?? '') !== '') warnOnce('the value of a form is a string');
    // As a textarea keeps it; another line end would move the caret on each update.
    else this.#value = (value ?? '').replace(/\r\n?/g, '\n');
    this.#internals.setFormValue(this.#value);
  }

  /** The page's own form around it. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get validity(): ValidityState {
    return this.#validate().validity;
  }

  get validationMessage(): string {
    return this.#validate().validationMessage;
  }

  readonly #internals = this.attachInternals();
  readonly #words = new ActingStringsController(this);
  readonly #length = new LengthAnnouncer(new Announcer(this));
  readonly #key = new SubmissionKey();
  readonly #problems = new ShownProblems(this);
  readonly #read = subjectReader();
  #value = '';
  #isDisabledAround = false;
  @state() private _tab: Tab = 'write';
  @query('textarea') private readonly _textarea: HTMLTextAreaElement | null | undefined;

  /** Puts the caret into the text. */
  override focus(options?: FocusOptions): void {
    this._tab = 'write';
    if (this.isUpdatePending) void this.updateComplete.then(() => this._textarea?.focus(options));
    else this._textarea?.focus(options);
  }

  /** Empties the text after it was stored; who wrote it stays. */
  reset(): void {
    this.value = '';
    this.keeping?.done();
    this.#key.drop();
    this.#problems.show([], false);
    this._tab = 'write';
  }

  checkValidity(): boolean {
    return this.#validate().checkValidity();
  }

  reportValidity(): boolean {
    return this.#validate().reportValidity();
  }

  formResetCallback(): void {
    this.reset();
    this.renderRoot.querySelector('form')?.reset();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#isDisabledAround = disabled;
    this.requestUpdate();
  }

  formStateRestoreCallback(value: unknown): void {
    if (typeof value === 'string') this.value = value;
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    if (!this.hasUpdated && this.turn) return this.turn.then(() => super.scheduleUpdate());
    void super.scheduleUpdate();
    return undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The first update has every value in it, set or not.
    const hasOwnText = this.hasUpdated ? changed.has('value') : this.value !== '';
    const { edited, fields } = this.#subject;
    // What others do to the comment meanwhile does not touch what is typed.
    const isOther = changed.has('editing') && changed.get('editing')?.id !== edited?.id;
    if (isOther && edited && !hasOwnText) this.value = edited.body.source ?? edited.body.value;
    if (changed.has('error')) {
      this.#show(this.error ? [problemOf(this.error, fields)] : [], this.hasUpdated && this.matches(':focus-within'));
    }
  }

  protected override render(): TemplateResult {
    // `dialog` without a dialog does nothing: a form that is not upgraded yet sends nobody away.
    return html`<form part="form" method="dialog" novalidate
      @submit=${this.#handleSubmit} @keydown=${this.#handleKey}
      @input=${this.#handleInput} @focusin=${prepareFormat}
    >
      ${formTemplate(this.#view())}
    </form>`;
  }

  protected override updated(): void {
    this.#validate();
    this.#length.tell(this.#left, this.#words.strings);
    if (this._textarea) growWithText(this._textarea);
    const place = this.#problems.takeFocus();
    if (place === 'summary') this.renderRoot.querySelector<HTMLElement>('.summary')?.focus();
    else if (place) this.#focusField(place);
  }

  get #subject(): FormSubject {
    return this.#read(this.thread, this.replyTo, this.editing);
  }

  get #left(): number | undefined {
    const { maxLength, unit } = this.#subject.thread?.limits ?? {};
    const max = wholeNumber('maxlength', this.maxlength, 1, Infinity, 0) || maxLength;
    return max ? countLeft(this.value, max, unit) : undefined;
  }

  #view(): FormView {
    const { strings } = this.#words;
    const { thread, parent, edited, fields } = this.#subject;
    return {
      strings,
      body: bodyOf(this.#subject, this.value),
      purpose: edited ? 'edit' : parent ? 'reply' : 'comment',
      parent: parent ? parentName(parent, strings) : '',
      placeholder: this.placeholder ?? strings.text('placeholder'),
      tab: this._tab,
      fields,
      viewer: thread?.viewer && authorName(thread.viewer, strings),
      problems: this.#problems.list.map((problem) => describeProblem(problem, strings)),
      alert: this.#problems.isAlert,
      left: this.#left,
      required: this.required,
      disabled: this.disabled || this.#isDisabledAround,
      readonly: this.readonly,
      busy: this.busy,
      keeping: this.keeping,
      onTab: (tab) => this.#open(tab),
      onFormat: (format) => this._textarea && applyFormat(this._textarea, format),
      onGo: (field) => this.#focusField(field),
      onCancel: () => this.#cancel(),
      onSubmit: (event) => this.#handleSubmit(event),
    };
  }

  #show(problems: readonly Problem[], takesFocus: boolean): void {
    this.#problems.show(problems, takesFocus);
    if (problems.some(({ field }) => field === 'body')) this._tab = 'write';
  }

  #focusField(field: FieldName): void {
    if (field === 'body') this.focus();
    else this.#input(field)?.focus();
  }

  #input(name: GuestField['name']): HTMLInputElement | null {
    return this.renderRoot.querySelector(`#${name}`);
  }

  #validate(): ElementInternals {
    const { flags, key } = constraintOf(this.value, this.required, this.#left);
    this.#internals.setValidity(flags, key && this.#words.strings.text(key), this._textarea ?? undefined);
    return this.#internals;
  }

  #open(tab: Tab): void {
    this._tab = tab;
    if (tab === 'preview') void preparePreview(bodyOf(this.#subject, this.value), () => this.requestUpdate());
  }

  #handleInput(event: Event): void {
    const { target } = event;
    if (target === this._textarea) this.value = this._textarea?.value ?? '';
    this.#problems.mend((target as HTMLElement).id);
  }

  #handleKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (command === 'submit') {
      event.preventDefault();
      if (!event.repeat) this.#submit();
    } else if (command === 'cancel' && (this.#subject.parent || this.#subject.edited)) {
      event.preventDefault();
      this.#cancel();
    }
  }

  #handleSubmit(event: Event): void {
    event.preventDefault();
    this.#submit();
  }

  #cancel(): void {
    this.dispatchEvent(new CustomEvent('discussion-form-cancel'));
  }

  #submit(): void {
    if (this.busy || this.readonly || this.disabled || this.#isDisabledAround) return;
    const { fields, parent, edited } = this.#subject;
    const values: FieldValues = { body: this.value };
    for (const { name } of fields) values[name] = this.#input(name)?.value ?? '';
    const problems = findProblems(values, fields, this.#left);
    this.#show(problems, true);
    if (problems.length > 0) return;
    if (edited) {
      emit(this, 'discussion-edit-request', { id: edited.id, body: bodyOf(this.#subject, this.value) });
    } else {
      const key = this.#key.for(`${parent?.id ?? ''} ${this.value}`);
      emit(this, 'discussion-submit-request', { draft: draftOf(this.#subject, values, key, this.under) });
    }
  }
}
