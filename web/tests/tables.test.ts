import { expect, test } from "vitest";

import { writeCsv } from "../src/csv";
import { tableCsv } from "../src/tables";

test("cells with commas, quotes and line ends are quoted", () => {
  expect(writeCsv(["a", "b"], [["x, y", 'say "no"'], [null, "one\ntwo"]])).toBe('a,b\r\n"x, y","say ""no"""\r\n,"one\ntwo"\r\n');
});

test("a band takes five columns, and what is missing leaves them empty", () => {
  const band = { id: "n", low: 1, nominal: 2, high: 3, unit: "km" as const, words: "2 (1–3)\u202fkm", drivers: [] };
  const columns = [
    { head: "place", cell: (row: { name: string }) => row.name },
    { head: "margin", cell: (row: { name: string }) => ({ band: row.name === "Busan" ? band : null }) },
    { head: "distance", cell: () => ({ value: 7, unit: "km" }) },
  ];
  expect(tableCsv(columns, [{ name: "Seoul" }, { name: "Busan" }])).toBe(
    "place,margin low,margin nominal,margin high,margin unit,margin id,distance,distance unit\r\n" +
      "Seoul,,,,,,7,km\r\nBusan,1,2,3,km,n,7,km\r\n",
  );
});
