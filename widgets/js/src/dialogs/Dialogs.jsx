import { useEffect, useState } from "preact/hooks";
import { useTrait } from "../session.js";
import { Actor } from "./Actor.jsx";
import { Comment } from "./Comment.jsx";
import { Confirm } from "./Confirm.jsx";
import { Conflict } from "./Conflict.jsx";
import { Export } from "./Export.jsx";
import { FigureImport } from "./FigureImport.jsx";
import { Findings } from "./Findings.jsx";
import { Kept } from "./Kept.jsx";
import { New } from "./New.jsx";
import { Pattern } from "./Pattern.jsx";
import { Preview } from "./Preview.jsx";
import { Problem } from "./Problem.jsx";
import { Reading } from "./Reading.jsx";
import { Dismiss, LeaveOut } from "./Reason.jsx";
import { Sign } from "./Sign.jsx";
import { Style } from "./Style.jsx";
import { Which } from "./Which.jsx";

const KINDS = {
  actor: Actor,
  new: New,
  pattern: Pattern,
  leave_out: LeaveOut,
  dismiss: Dismiss,
  export: Export,
  figures: FigureImport,
  preview: Preview,
  findings: Findings,
  conflict: Conflict,
  problem: Problem,
  confirm: Confirm,
  comment: Comment,
  kept: Kept,
  sign: Sign,
  reading: Reading,
  which: Which,
  style: Style,
};

/** The dialog that Python has open, if any. */
export function Dialogs() {
  const dialog = useTrait("dialog");
  const [opened, setOpened] = useState(0);
  const kind = dialog?.kind;
  useEffect(() => {
    if (kind) setOpened((n) => n + 1);
  }, [kind]);
  const Kind = KINDS[kind];
  return Kind ? <Kind key={opened} dialog={dialog} /> : null;
}
