// Markdown in, Markdown out. The same CommonMark that the documents are made from, HTML off.
import { getSchema } from "@tiptap/core";
import MarkdownIt from "markdown-it";
import { MarkdownParser, MarkdownSerializer, defaultMarkdownSerializer } from "prosemirror-markdown";
import { EXTENSIONS } from "./schema.js";

export const schema = getSchema(EXTENSIONS);
const REF = "ref:";

const tokenizer = new MarkdownIt("commonmark", { html: false }).disable("image");
tokenizer.core.ruler.push("references", (state) => {
  state.tokens.filter((token) => token.children).forEach(foldReferences);
});

// `[words](ref:ID)` comes as link_open, words, link_close: fold it into one token.
function foldReferences(token) {
  const folded = [];
  let open = null;
  for (const child of token.children) {
    if (child.type === "link_open" && child.attrGet("href").startsWith(REF)) {
      open = child;
      open.words = "";
    } else if (open && child.type === "link_close") {
      folded.push(Object.assign(open, { type: "reference", tag: "", nesting: 0 }));
      open = null;
    } else if (open) open.words += child.content;
    else folded.push(child);
  }
  token.children = folded;
}

const parser = new MarkdownParser(schema, tokenizer, {
  paragraph: { block: "paragraph" },
  bullet_list: { block: "bulletList" },
  ordered_list: {
    block: "orderedList",
    getAttrs: (token) => ({ start: Number(token.attrGet("start") ?? 1) }),
  },
  list_item: { block: "listItem" },
  heading: { block: "heading", getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
  blockquote: { block: "blockquote" },
  code_block: { block: "codeBlock", noCloseToken: true },
  fence: { block: "codeBlock", noCloseToken: true },
  hr: { node: "horizontalRule" },
  hardbreak: { node: "hardBreak" },
  reference: {
    node: "reference",
    getAttrs: (token) => ({ id: token.attrGet("href").slice(REF.length), label: token.words }),
  },
  strong: { mark: "bold" },
  em: { mark: "italic" },
  link: { mark: "link", getAttrs: (token) => ({ href: token.attrGet("href") }) },
  code_inline: { mark: "code", noCloseToken: true },
});

const { nodes, marks } = defaultMarkdownSerializer;
const serializer = new MarkdownSerializer(
  {
    paragraph(state, node) {
      state.renderInline(notIndented(node));
      state.closeBlock(node);
    },
    bulletList: (state, node) => state.renderList(node, "  ", () => "- "),
    orderedList(state, node) {
      const start = node.attrs.start ?? 1;
      const width = String(start + node.childCount - 1).length + 2;
      state.renderList(node, " ".repeat(width), (i) => `${start + i}. `.padEnd(width));
    },
    listItem: nodes.list_item,
    heading: nodes.heading,
    blockquote: nodes.blockquote,
    codeBlock: nodes.code_block,
    horizontalRule: nodes.horizontal_rule,
    hardBreak(state, node, parent, index) {
      const last = index === parent.childCount - 1;
      if (!last) state.write("\\\n");
    },
    reference(state, node) {
      state.write(`[${state.esc(node.attrs.label)}](${REF}${node.attrs.id})`);
    },
    text(state, node) {
      const first = state.atBlockStart || state.out.endsWith("\\\n");
      const words = node.text.replace(/\s*\n\s*/g, " ");
      state.text(first ? atLineStart(state, words) : state.esc(words), false);
    },
  },
  {
    bold: marks.strong,
    italic: { ...marks.em, open: "*", close: "*" },
    link: marks.link,
    code: marks.code,
  },
  {
    tightLists: true,
    hardBreakNodeName: "hardBreak",
    escapeExtraCharacters: /\||<(?=[a-z/!?])|&(?=#?\w+;)/gi,
  },
);

function notIndented(node) {
  const indent = /^[ \t]+/.exec(node.firstChild?.text ?? "");
  return indent ? node.cut(indent[0].length) : node;
}

// What would begin a list, a heading or a rule is text here.
function atLineStart(state, words) {
  return state
    .esc(words.trimStart(), true)
    .replace(/^(\d{1,9})(?=[.)](\s|$))/, "$1\\")
    .replace(/^[+=](?=\s|=|$)/, "\\$&");
}

/** Markdown as an editor's document. */
export function parse(markdown) {
  return parser.parse(markdown ?? "");
}

/** An editor's document as Markdown; nothing but empty lines is nothing. */
export function serialize(doc) {
  return serializer.serialize(doc).trim();
}

/** The words of a document, counted: references and figures count as words too. */
export function words(doc) {
  const text = doc.textBetween(0, doc.content.size, " ", (leaf) => leaf.attrs.label ?? " ");
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0;
}
