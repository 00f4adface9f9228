import { Editor } from "@tiptap/core";
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { Labelled, described, idsOf } from "../parts/Labelled.jsx";
import { IconButton } from "../parts/Button.jsx";
import { Picker } from "../parts/Picker.jsx";
import { useEdit } from "../parts/useEdit.js";
import { parse, serialize, words } from "../rich/markdown.js";
import { EXTENSIONS } from "../rich/schema.js";
import { edits, useTrait, wordsLang } from "../session.js";
import { t, tn } from "../texts.js";

/** Rich text: Markdown in and out, a real editor between. */
export function Rich({ field }) {
  const { value, error, type } = useEdit(field.path, field.value, field.error);
  const { place, editor } = useEditor({ field, error, markdown: value ?? "", type });
  const count = editor ? words(editor.state.doc) : 0;
  return (
    <Labelled field={field} error={error} group hint={tn("{n} word", "{n} words", count)}>
      <div class="plp-editor">
        {editor && <Tools editor={editor} />}
        <div ref={place} />
      </div>
    </Labelled>
  );
}

function useEditor({ field, error, markdown, type }) {
  const place = useRef(null);
  const [editor, setEditor] = useState(null);
  const [, redraw] = useReducer((n) => n + 1, 0);
  const held = useRef(markdown);
  useEffect(() => {
    const made = new Editor({
      element: place.current,
      extensions: EXTENSIONS,
      content: parse(markdown).toJSON(),
      injectCSS: false,
      onTransaction: redraw,
      onBlur: () => edits.flush(),
      onUpdate({ editor: changed }) {
        held.current = serialize(changed.state.doc);
        type(held.current);
      },
    });
    setEditor(made);
    return () => made.destroy();
  }, [field.path]);
  useEffect(
    () => editor?.setOptions({ editorProps: { attributes: attributes(field, error) } }),
    [editor, field, error],
  );
  useEffect(() => {
    // Effects run after a paint: more may have been typed since this one was asked for.
    const now = edits.value(field.path, field.value) ?? "";
    if (!editor || now === held.current) return;
    held.current = now;
    editor.commands.setContent(parse(now).toJSON(), { emitUpdate: false });
  }, [editor, markdown]);
  return { place, editor };
}

function attributes(field, error) {
  const ids = idsOf(field.path);
  const said = { ...described(field, error), "aria-labelledby": ids.label, lang: wordsLang() };
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  return {
    id: ids.id,
    class: "plp-editor__text plp-words",
    role: "textbox",
    "aria-multiline": "true",
    spellcheck: "true",
    ...Object.fromEntries(given),
  };
}

const BUTTONS = [
  { icon: "bold", label: () => t("Bold"), mark: "bold", act: (chain) => chain.toggleBold() },
  { icon: "italic", label: () => t("Italic"), mark: "italic", act: (chain) => chain.toggleItalic() },
  { icon: "list", label: () => t("List"), mark: "bulletList", act: (chain) => chain.toggleBulletList() },
  {
    icon: "numbers",
    label: () => t("Numbered list"),
    mark: "orderedList",
    act: (chain) => chain.toggleOrderedList(),
  },
  null,
  { icon: "link", label: () => t("Refer to an item of the dossier"), picks: true },
  null,
  { icon: "undo", label: () => t("Undo"), act: (chain) => chain.undo(), can: "undo" },
  { icon: "redo", label: () => t("Redo"), act: (chain) => chain.redo(), can: "redo" },
];

// One stop for the Tab key; the arrows walk along the buttons.
function Tools({ editor }) {
  const bar = useRef(null);
  const [at, setAt] = useState(0);
  const [picking, setPicking] = useState(null);
  const walk = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...bar.current.querySelectorAll("button")];
    const next = (at + step + all.length) % all.length;
    setAt(next);
    all[next].focus();
  };
  let stop = -1;
  return (
    <div ref={bar} class="plp-editor__tools" role="toolbar" aria-label={t("Formatting")} onKeyDown={walk}>
      {BUTTONS.map((button, index) => {
        if (!button) return <hr key={index} />;
        stop += 1;
        const press = (event) =>
          button.picks ? setPicking(event.currentTarget) : button.act(editor.chain().focus()).run();
        return (
          <IconButton
            key={button.icon}
            icon={button.icon}
            label={button.label()}
            tabIndex={stop === at ? 0 : -1}
            aria-pressed={button.mark ? editor.isActive(button.mark) : undefined}
            aria-haspopup={button.picks ? "listbox" : undefined}
            aria-disabled={(button.can && !editor.can()[button.can]()) || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={press}
          />
        );
      })}
      {picking && <References anchor={picking} editor={editor} onClose={() => setPicking(null)} />}
    </div>
  );
}

function References({ anchor, editor, onClose }) {
  const refs = useTrait("section")?.refs ?? [];
  const insert = (option) => {
    onClose();
    const attrs = { id: option.id, label: option.label };
    editor
      .chain()
      .focus()
      .insertContent([
        { type: "reference", attrs },
        { type: "text", text: " " },
      ])
      .run();
  };
  return (
    <Picker
      anchor={anchor}
      label={t("Refer to an item of the dossier")}
      options={refs}
      one
      onPick={insert}
      onClose={onClose}
    />
  );
}
