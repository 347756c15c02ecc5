// The land and the borders of the flat map: read once.

export interface Land {
  land: number[][][];
  borders: number[][][];
}

let asked: Promise<Land> | null = null;

export function land(): Promise<Land> {
  asked ??= fetch(__MAP_LAND__).then((response) => {
    if (!response.ok) throw new Error(response.statusText);
    return response.json() as Promise<Land>;
  });
  return asked;
}
