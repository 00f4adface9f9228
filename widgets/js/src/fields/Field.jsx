import { Audit } from "./Audit.jsx";
import { Bars } from "./Bars.jsx";
import { Begin } from "./Begin.jsx";
import { Cards } from "./Cards.jsx";
import { Check, Choice, Choices } from "./Choice.jsx";
import { Coming } from "./Coming.jsx";
import { Comments } from "./Comments.jsx";
import { Compare } from "./Compare.jsx";
import { Cross } from "./Cross.jsx";
import { DateField } from "./Date.jsx";
import { Detail } from "./Detail.jsx";
import { Dials } from "./Dials.jsx";
import { Entries } from "./Entries.jsx";
import { Evidence } from "./Evidence.jsx";
import { FigureTrends } from "./FigureTrends.jsx";
import { Gantt } from "./Gantt.jsx";
import { Group } from "./Group.jsx";
import { History } from "./History.jsx";
import { Intake } from "./Intake.jsx";
import { Hearing } from "./Hearing.jsx";
import { Life } from "./Life.jsx";
import { Acts, Linked } from "./Linked.jsx";
import { Many } from "./Many.jsx";
import { StrategicMap } from "./Map.jsx";
import { Match } from "./Match.jsx";
import { Note } from "./Note.jsx";
import { NumberField } from "./Number.jsx";
import { Parts } from "./Parts.jsx";
import { Picks } from "./Picks.jsx";
import { PlpDrop } from "./PlpDrop.jsx";
import { PlpIntervals, PlpVerdicts, PlpYears } from "./PlpFigures.jsx";
import { PlpMap } from "./PlpMap.jsx";
import { PlpActs, PlpMail, PlpPart, PlpSaid } from "./PlpParts.jsx";
import { PlpOverview, PlpRegister } from "./PlpRegister.jsx";
import { PlpRows } from "./PlpRows.jsx";
import { ShortRows } from "./PlpShort.jsx";
import { PlpMoves, PlpSteps } from "./PlpSteps.jsx";
import { PlpKnow, PlpSending, PlpTicks } from "./PlpTicks.jsx";
import { Points } from "./Points.jsx";
import { Returned } from "./Returned.jsx";
import { Rich } from "./Rich.jsx";
import { Said } from "./Said.jsx";
import { Scale } from "./Scale.jsx";
import { Series } from "./Series.jsx";
import { SourceView } from "./SourceView.jsx";
import { Swot } from "./Swot.jsx";
import { Table } from "./Table.jsx";
import { Lines, Text } from "./Text.jsx";
import { Tree } from "./Tree.jsx";
import { Verify } from "./Verify.jsx";

const KINDS = {
  text: Text,
  lines: Lines,
  rich: Rich,
  date: DateField,
  number: NumberField,
  choice: Choice,
  choices: Choices,
  check: Check,
  picks: Picks,
  table: Table,
  tree: Tree,
  swot: Swot,
  detail: Detail,
  group: Group,
  life: Life,
  coming: Coming,
  verify: Verify,
  intake: Intake,
  returned: Returned,
  source: SourceView,
  series: Series,
  trends: FigureTrends,
  note: Note,
  cards: Cards,
  cross: Cross,
  dials: Dials,
  gantt: Gantt,
  linked: Linked,
  acts: Acts,
  said: Said,
  map: StrategicMap,
  bars: Bars,
  history: History,
  comments: Comments,
  audit: Audit,
  compare: Compare,
  hearing: Hearing,
  scale: Scale,
  points: Points,
  parts: Parts,
  evidence: Evidence,
  entries: Entries,
  begin: Begin,
  many: Many,
  match: Match,
  rows: ShortRows,
  "plp-acts": PlpActs,
  "plp-overview": PlpOverview,
  "plp-part": PlpPart,
  "plp-said": PlpSaid,
  "plp-mail": PlpMail,
  "plp-ticks": PlpTicks,
  "plp-know": PlpKnow,
  "plp-sending": PlpSending,
  "plp-register": PlpRegister,
  "plp-map": PlpMap,
  "plp-steps": PlpSteps,
  "plp-moves": PlpMoves,
  "plp-rows": PlpRows,
  "plp-drop": PlpDrop,
  "plp-verdicts": PlpVerdicts,
  "plp-intervals": PlpIntervals,
  "plp-years": PlpYears,
};

/** A field of any kind. */
export function Field({ field }) {
  const Kind = KINDS[field.kind];
  return <Kind field={field} />;
}
