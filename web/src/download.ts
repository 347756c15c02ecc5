// Gives the reader a file.

export function saveBlob(blob: Blob, name: string) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveText(text: string, type: string, name: string) {
  saveBlob(new Blob([text], { type }), name);
}

/** What the file of a document is called: by what was asked, and on whose figures. */
export function documentName(address: string, ending: string): string {
  const { pathname, searchParams } = new URL(address, location.origin);
  const figures = searchParams.get("figures") ?? "";
  return `${[...pathname.split("/").slice(2), figures].filter(Boolean).join("-")}.${ending}`;
}

/** What a style sheet may say of a part of a drawing. */
const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "font-size", "font-weight", "paint-order", "opacity"];

/** A drawing as a file of its own, in the colours that it has on the page. */
export function saveSvg(svg: SVGSVGElement, name: string) {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const parts = [...svg.querySelectorAll("*")];
  [...copy.querySelectorAll("*")].forEach((part, i) => {
    const from = parts[i];
    if (!from || !from.hasAttribute("class")) return;
    const style = getComputedStyle(from);
    part.setAttribute("style", STYLES.map((key) => `${key}:${style.getPropertyValue(key)}`).join(";"));
  });
  const { color, fontFamily } = getComputedStyle(svg);
  const ground = getComputedStyle(document.body).backgroundColor;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("style", `color:${color};background:${ground};font:12px ${fontFamily.replaceAll('"', "'")}`);
  saveText(copy.outerHTML, "image/svg+xml", name);
}
