// What rich text may hold. The toolbar makes paragraphs, lists, bold, italic and references; the
// other kinds have no button and are here so that text from elsewhere keeps them.
import { Mark, Node } from "@tiptap/core";
import Bold from "@tiptap/extension-bold";
import Document from "@tiptap/extension-document";
import HardBreak from "@tiptap/extension-hard-break";
import Italic from "@tiptap/extension-italic";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import Paragraph from "@tiptap/extension-paragraph";
import Text from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";

/** A reference to another item: its id, and how it is called. */
export const Reference = Node.create({
  name: "reference",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes() {
    return {
      id: { default: "", parseHTML: (el) => el.dataset.ref },
      label: { default: "", parseHTML: (el) => el.textContent },
    };
  },
  parseHTML() {
    return [{ tag: "span[data-ref]" }];
  },
  renderHTML({ node }) {
    return ["span", { class: "plp-ref", "data-ref": node.attrs.id }, node.attrs.label];
  },
  renderText({ node }) {
    return node.attrs.label;
  },
});

const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes() {
    return { href: { default: "" } };
  },
  parseHTML() {
    return [{ tag: "a[href^='http']" }, { tag: "a[href^='mailto:']" }];
  },
  renderHTML({ mark }) {
    return ["a", { href: mark.attrs.href, rel: "noopener noreferrer" }, 0];
  },
});

const Code = Mark.create({
  name: "code",
  excludes: "_",
  parseHTML() {
    return [{ tag: "code" }];
  },
  renderHTML() {
    return ["code", 0];
  },
});

// Headings of pasted text become paragraphs: the outline's headings are the letter's own.
const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  addAttributes() {
    return { level: { default: 3, parseHTML: (el) => Number(el.dataset.heading) } };
  },
  parseHTML() {
    return [{ tag: "p[data-heading]", priority: 60 }];
  },
  renderHTML({ node }) {
    return ["p", { "data-heading": node.attrs.level }, 0];
  },
});

const Quote = Node.create({
  name: "blockquote",
  group: "block",
  content: "block+",
  defining: true,
  parseHTML() {
    return [{ tag: "blockquote" }];
  },
  renderHTML() {
    return ["blockquote", 0];
  },
});

const CodeBlock = Node.create({
  name: "codeBlock",
  group: "block",
  content: "text*",
  marks: "",
  code: true,
  parseHTML() {
    return [{ tag: "pre", preserveWhitespace: "full" }];
  },
  renderHTML() {
    return ["pre", ["code", 0]];
  },
});

const Rule = Node.create({
  name: "horizontalRule",
  group: "block",
  parseHTML() {
    return [{ tag: "hr" }];
  },
  renderHTML() {
    return ["hr"];
  },
});

export const EXTENSIONS = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Bold,
  Italic,
  BulletList,
  OrderedList,
  ListItem,
  ListKeymap,
  UndoRedo,
  Reference,
  Link,
  Code,
  Heading,
  Quote,
  CodeBlock,
  Rule,
];
