import { t } from "../texts.js";
import { layout } from "../tree.js";

const SIZES = { width: 132, height: 40, gap: 12, drop: 26 };

/** The organigram as a drawing; the list above it says the same in words. */
export function OrgChart({ shown, name }) {
  const { boxes, lines, width, height } = layout(shown, SIZES);
  return (
    <figure class="plp-field plp-scroll plp-org" tabIndex={0}>
      <svg
        width={width + 2}
        height={height + 2}
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        role="img"
        aria-label={t("Drawing of the organisation")}
      >
        {lines.map((line) => (
          <path key={line.join()} d={`M${line[0]} ${line[1]}L${line[2]} ${line[3]}`} />
        ))}
        {shown.map(({ row }) => (
          <foreignObject
            key={row.id}
            x={boxes.get(row.id).left}
            y={boxes.get(row.id).top}
            width={SIZES.width}
            height={SIZES.height}
          >
            <div class="plp-org__unit">{name(row) || t("Untitled")}</div>
          </foreignObject>
        ))}
      </svg>
    </figure>
  );
}
