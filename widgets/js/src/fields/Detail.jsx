import { useRef } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { Menu } from "../parts/Menu.jsx";
import { altArrow, useDrag, useOrder } from "../parts/useOrder.js";
import { send, trait } from "../session.js";
import { t, tn } from "../texts.js";
import { Field } from "./Field.jsx";
import { AddButton } from "./Table.jsx";

/** Open one item of a list in the section in view; null goes back to the list. */
export const openItem = (item) => send({ do: "go", section: trait("section").id, item });

/** Which detail field of a section has an item open, if any. */
export const openDetail = (section) =>
  section.fields.find((field) => field.kind === "detail" && field.current);

/** A list whose items are opened one at a time; the open one's own fields fill the pane. */
export function Detail({ field }) {
  if (field.current) return <Item field={field} />;
  return field.rows.length ? <List field={field} /> : <Void field={field} />;
}

const Item = ({ field }) => (
  <div class="plp-fields" data-path={`${field.path}[${field.current}]`} key={field.current}>
    {field.fields.map((inner) => (
      <Field key={inner.path ?? inner.label} field={inner} />
    ))}
  </div>
);

function Void({ field }) {
  return (
    <div class="plp-field" data-path={field.path}>
      {field.label && trait("section").fields.length > 1 && <p class="plp-label">{field.label}</p>}
      <div class="plp-void">
        <svg width="48" height="36" viewBox="0 0 48 36" class="plp-i plp-void__drawing" aria-hidden="true">
          <path d="M2 33h44" />
          <path d="M7 27l10-9 8 5 14-16" />
          <circle cx="39" cy="7" r="3.2" />
          <path d="M34 7H22" stroke-dasharray="1 4" />
        </svg>
        <h2>{field.empty?.title ?? t("Nothing here yet.")}</h2>
        {field.empty?.text && <p>{field.empty.text}</p>}
        <AddButton field={field} kind="primary" />
      </div>
    </div>
  );
}

function List({ field }) {
  const { rows, move } = useOrder(field.rows);
  const list = useRef(null);
  useDrag(list, ({ id, index }) => move(id, index));
  return (
    <div class="plp-field" data-path={field.path}>
      {field.label && <p class="plp-label">{field.label}</p>}
      {field.help && <p class="plp-help">{field.help}</p>}
      <ol ref={list} class="plp-list">
        {rows.map((row, index) => (
          <Entry key={row.id} field={field} row={row} index={index} last={rows.length - 1} move={move} />
        ))}
      </ol>
      <AddButton field={field} />
    </div>
  );
}

function Entry({ field, row, index, last, move }) {
  const name = `${row.number ?? ""} ${row.title || t("Untitled")}`.trim();
  const items = [
    { label: t("Move up"), icon: "up", off: index === 0, act: () => move(row.id, index - 1) },
    { label: t("Move down"), icon: "down", off: index === last, act: () => move(row.id, index + 1) },
    { label: t("Remove"), icon: "bin", danger: true, act: () => send({ do: "remove", id: row.id }) },
  ];
  const key = (event) => {
    const way = altArrow(event);
    if (way === "up") move(row.id, index - 1);
    if (way === "down") move(row.id, index + 1);
  };
  return (
    <li class="plp-list__row" data-id={row.id} data-path={`${field.path}[${row.id}]`} onKeyDown={key}>
      <Menu class="plp-grip" icon="grip" label={t("Move or remove: {name}", { name })} items={items} />
      <button type="button" class="plp-list__open" onClick={() => openItem(row.id)}>
        <span class="plp-list__n">{row.number}</span>
        <span class="plp-list__t">
          <span class={row.title ? "plp-strong" : "plp-none"}>{row.title || t("Untitled")}</span>
          {row.subtitle && <span class="plp-meta">{row.subtitle}</span>}
        </span>
        <span class="plp-list__f">
          {row.findings > 0 && (
            <>
              <span aria-hidden="true">{row.findings}</span>
              <span class="plp-hidden">, {tn("{n} remark", "{n} remarks", row.findings)}</span>
            </>
          )}
        </span>
        <Icon name="right" />
      </button>
    </li>
  );
}
