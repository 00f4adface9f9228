// One figure by itself, for notebooks: a model with `figure`, and the words around it.
import { render as draw } from "preact";
import { useEffect, useState } from "preact/hooks";
import { hostTheme, onHostTheme, welcome } from "../host.js";
import { Sprite } from "../parts/Icon.jsx";
import { setTexts } from "../texts.js";
import { Figure } from "./Figure.jsx";

export default {
  render({ model, el }) {
    welcome(el);
    draw(<View model={model} ask={() => library(model)} />, el);
    return () => draw(null, el);
  },
};

function View({ model, ask }) {
  const [figure, setFigure] = useState(() => model.get("figure"));
  const [theme, setTheme] = useState(hostTheme);
  setTexts(model.get("ui"));
  useEffect(() => onHostTheme(() => setTheme(hostTheme())), []);
  useEffect(() => {
    const take = () => setFigure(model.get("figure"));
    model.on("change:figure", take);
    return () => model.off("change:figure", take);
  }, []);
  return (
    <div class="plp plp--cell plp--chart" lang={model.get("ui")?.lang} data-theme={theme ?? undefined}>
      <Sprite />
      {figure && <Figure figure={figure} ask={ask} />}
    </div>
  );
}

// Python sends the file once a page: whoever asks first.
function library(model) {
  return new Promise((answered) => {
    const heard = (message, buffers) => {
      if (message.library === undefined) return;
      model.off("msg:custom", heard);
      answered(buffers[0]);
    };
    model.on("msg:custom", heard);
    model.send({ do: "library" });
  });
}
