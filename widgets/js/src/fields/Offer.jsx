import { useState } from "preact/hooks";
import { Button } from "../parts/Button.jsx";
import { send, trait, useTrait } from "../session.js";

// What was set aside stays so in this browser.
const KEY = "plpmission:offers-aside";
const known = () => JSON.parse(localStorage.getItem(KEY) ?? "[]");
const nameOf = (offer, path) => `${trait("bar")?.dossier}|${path}|${offer.key}`;

/** One concrete change to what stands in a field, to take over or to set aside. */
export function Offer({ path, value }) {
  const aside = useTrait("aside");
  const [gone, setGone] = useState(known);
  if (!path || aside?.offers_at !== path) return null;
  const fits = (offer) => offer.from === undefined || offer.from === (value ?? "");
  const offer = aside.offers.find((one) => fits(one) && !gone.includes(nameOf(one, path)));
  if (!offer || (offer.act && value)) return null;
  const leave = () => {
    const all = [...gone, nameOf(offer, path)].slice(-200);
    localStorage.setItem(KEY, JSON.stringify(all));
    setGone(all);
  };
  const take = () => {
    if (offer.act) return send(offer.act);
    send({ do: "take_over", objective: offer.objective, key: offer.key });
  };
  return (
    <div class="plp-offer" role="group" aria-label={offer.reason} data-path={`${path}.offer`}>
      {offer.label ? <p>{offer.label}</p> : <Difference offer={offer} />}
      <span class="plp-meta">{offer.reason}</span>
      <div class="plp-row">
        {offer.leave && (
          <Button kind="quiet" small onClick={leave}>
            {offer.leave}
          </Button>
        )}
        <Button small icon={offer.act ? undefined : "good"} onClick={take}>
          {offer.take}
        </Button>
      </div>
    </div>
  );
}

const Difference = ({ offer }) => (
  <p class="plp-words" lang={offer.lang}>
    {offer.before}
    {offer.removed && <del class="plp-del">{offer.removed}</del>}
    {offer.removed && " "}
    <ins class="plp-ins">{offer.added}</ins>
    {offer.after}
  </p>
);
