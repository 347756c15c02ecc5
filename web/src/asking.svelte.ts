// A question that follows the view: asking anew drops the answer that is still on its way, or waits for it.

import { remembered, request, type Progress } from "./api";
import { words } from "./words";

export class Asking<T> {
  document = $state.raw<T | null>(null);
  /** The address that the document answers. */
  answered = $state<string | null>(null);
  problem = $state<string | null>(null);
  progress = $state.raw<Progress | null>(null);
  busy = $state(false);
  cancelled = $state(false);

  #running: AbortController | null = null;
  /** Asks what is to be asked when the answer on its way has come. */
  #next: (() => void) | null = null;

  /**
   * Asks after a short rest, so that a moving control asks once for where it is. A patient question takes the answer on its
   * way first: so a control that never rests is followed as fast as there are answers.
   */
  ask(address: string, { stream = false, rest_ms = 0, patient = false } = {}) {
    if (patient && this.#running) {
      this.#next = () => this.ask(address, { stream, rest_ms });
      return;
    }
    this.#running?.abort();
    this.cancelled = false;
    const known = remembered<T>(address);
    if (known !== null) {
      this.#settle({ document: known, address });
      return;
    }
    const running = new AbortController();
    this.#running = running;
    this.progress = null;
    const begin = () => {
      this.busy = true;
      const tell = stream ? (progress: Progress) => (this.progress = progress) : undefined;
      request<T>(address, running.signal, tell).then(
        (document) => running === this.#running && this.#settle({ document, address }),
        (error: unknown) => {
          if (running !== this.#running || running.signal.aborted) return;
          const isOffline = error instanceof TypeError;
          this.#settle({ problem: isOffline ? words.asking.unreachable : (error as Error).message });
        },
      );
    };
    if (rest_ms === 0) {
      begin();
      return;
    }
    this.busy = false;
    const waiting = setTimeout(begin, rest_ms);
    running.signal.addEventListener("abort", () => clearTimeout(waiting));
  }

  /** Stops the computation; what was answered before stays. */
  cancel() {
    this.#running?.abort();
    this.#running = null;
    this.#next = null;
    this.cancelled = this.busy;
    this.busy = false;
    this.progress = null;
  }

  /** Forgets the answer, where the question no longer holds. */
  clear() {
    this.cancel();
    this.document = null;
    this.answered = null;
    this.problem = null;
    this.cancelled = false;
  }

  #settle(found: { document: T; address: string } | { problem: string }) {
    this.#running = null;
    this.busy = false;
    this.progress = null;
    if ("problem" in found) {
      this.problem = found.problem;
      this.document = null;
      this.answered = null;
    } else {
      this.problem = null;
      this.document = found.document;
      this.answered = found.address;
    }
    const next = this.#next;
    this.#next = null;
    next?.();
  }
}
