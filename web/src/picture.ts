// The picture that an answer shows now, for who wants it as a file.

type Save = () => void;

class Shown {
  #save: Save | null = null;

  /** Whoever shows a picture says how it is saved, and takes that back when it is gone. */
  give(save: Save): () => void {
    this.#save = save;
    return () => {
      if (this.#save === save) this.#save = null;
    };
  }

  /** Saves it; false where none is shown. */
  save(): boolean {
    this.#save?.();
    return this.#save !== null;
  }
}

export const picture = new Shown();
