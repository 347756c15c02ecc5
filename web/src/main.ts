// The page. Data walks one way through it:
//
//   address.ts       what a link says            the query, and the View that it names
//   state.svelte.ts  the View                    the one state; every control writes it
//   questions.ts     a View -> addresses         what is asked of the program, and nothing else can be
//   api.ts           addresses -> documents      asking.svelte.ts keeps to the newest question
//   doors/, tabs/    documents -> answers        a sentence, tables and a scene; parts/Answer.svelte has their one order
//   scene.svelte.ts  the scene                   plain items, which map/ or globe/ draws and GlobeTable.svelte says
//
// parts/ holds what the tabs share; every number goes through parts/Number.svelte. words.ts holds the English.
// generated/ holds the types of the documents, made from the program's schemas.

import { mount } from "svelte";

import App from "./App.svelte";
import "./style/base.css";
import "./style/shell.css";
import "./style/parts.css";
import "./style/answer.css";
import "./style/map.css";
import "./style/narrow.css";

const target = document.getElementById("page");
if (target) mount(App, { target });
