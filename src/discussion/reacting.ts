import { coerceComment } from '../model/coerce.js';
import type { ReactionData } from '../model/types.js';
import type { Store } from './store.js';

/** Sends one wish to the backend, and resolves to its word on all reactions of the comment. */
type Send = (id: string, key: string, on: boolean) => Promise<unknown>;

/** Reactions: seen at once, one flight at a time for each, and what was wished last is what is sent last. */
export class Reacting {
  readonly #store: Store;
  readonly #send: Send;
  /** What is wished for a reaction that is in flight. */
  readonly #wishes = new Map<string, boolean>();

  constructor(store: Store, send: Send) {
    this.#store = store;
    this.#send = send;
  }

  /** Rejects when the backend refuses; that reaction is then as the backend has it, the others are as they are. */
  async react(id: string, key: string, on: boolean): Promise<void> {
    const before = this.#find(id, key);
    if (!before) return;
    const flight = JSON.stringify([id, key]);
    const isInFlight = this.#wishes.has(flight);
    this.#wishes.set(flight, on);
    this.#show(id, key, on);
    if (isInFlight) return;
    let confirmed = before.mine;
    try {
      for (let wish: boolean | undefined = on; wish !== undefined && wish !== confirmed; wish = this.#wishes.get(flight)) {
        this.#take(id, await this.#send(id, key, wish));
        confirmed = wish;
        this.#show(id, key, this.#wishes.get(flight) ?? wish);
      }
      const comment = this.#store.tree.get(id)?.data;
      if (comment) this.#store.tell({ type: 'changed', comment });
    } catch (error) {
      this.#show(id, key, confirmed);
      throw error;
    } finally {
      this.#wishes.delete(flight);
    }
  }

  #find(id: string, key: string): ReactionData | undefined {
    return this.#store.tree.get(id)?.data.reactions?.find((one) => one.key === key);
  }

  /** Another one may have taken part in the count meanwhile. */
  #show(id: string, key: string, on: boolean): void {
    const { tree } = this.#store;
    const reactions = tree.get(id)?.data.reactions;
    if (!reactions) return;
    tree.patch(id, { reactions: reactions.map((one) => (one.key === key ? toggled(one, on) : one)) });
    this.#store.change();
  }

  #take(id: string, answer: unknown): void {
    const { tree } = this.#store;
    const reactions = Array.isArray(answer) ? coerceComment({ id, reactions: answer })?.reactions : undefined;
    if (reactions) tree.patch(id, { reactions });
  }
}

function toggled(reaction: ReactionData, on: boolean): ReactionData {
  const step = Number(on) - Number(reaction.mine);
  return { ...reaction, mine: on, count: Math.max(0, reaction.count + step) };
}
