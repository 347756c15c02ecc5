// Asks the program over HTTP: a document, or a stream that tells how far the computation is and ends with the document.

import { words } from "./words";

/** What the program says that went wrong, in its own words. */
export class Problem extends Error {}

export interface Progress {
  done: number;
  of: number | null;
  what: string;
}

const KEPT = 80;
const kept = new Map<string, unknown>();

/** The oldest documents make room for new ones. */
function keep(address: string, document: unknown) {
  kept.set(address, document);
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
}

/** A document that has been asked for before. */
export function remembered<T>(address: string): T | null {
  return (kept.get(address) as T | undefined) ?? null;
}

function problemOf(body: unknown, fallback: string): Problem {
  const told = body as { detail?: string; title?: string } | null;
  return new Problem(told?.detail ?? told?.title ?? fallback);
}

async function* eventsOf(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let waiting = "";
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    waiting += decoder.decode(chunk.value, { stream: true }).replaceAll("\r\n", "\n");
    const blocks = waiting.split("\n\n");
    waiting = blocks.pop() ?? "";
    for (const block of blocks) {
      const lines = block.split("\n");
      const field = (name: string) =>
        lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());
      yield { event: field("event")[0] ?? "message", data: field("data").join("\n") };
    }
  }
}

/** Asks for a document. With `tell`, the answer may be a stream of progress. */
export async function request<T>(address: string, signal: AbortSignal, tell?: (progress: Progress) => void): Promise<T> {
  const known = remembered<T>(address);
  if (known !== null) return known;
  const accept = tell ? "text/event-stream, application/json" : "application/json";
  const response = await fetch(address, { signal, headers: { Accept: accept } });
  if (!response.ok) throw problemOf(await response.json().catch(() => null), response.statusText);
  if (response.headers.get("content-type")?.startsWith("text/event-stream") && response.body) {
    // The stream is read to its end: what is left unread keeps the connection open.
    let found: T | null = null;
    for await (const { event, data } of eventsOf(response.body)) {
      if (event === "progress") tell?.(JSON.parse(data) as Progress);
      if (event === "problem") throw problemOf(JSON.parse(data), address);
      if (event === "document") found = JSON.parse(data) as T;
    }
    if (found !== null) {
      keep(address, found);
      return found;
    }
    throw new Problem(words.asking.brokeOff);
  }
  const document = (await response.json()) as T;
  keep(address, document);
  return document;
}
