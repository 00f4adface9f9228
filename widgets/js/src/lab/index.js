// JupyterLab's extension: a tile in the launcher that opens a notebook on trends and runs it.
// Written as the container that JupyterLab expects of a prebuilt extension, without its bundler:
// what it needs of JupyterLab it takes from what JupyterLab shares.
import icon from "./trends.svg";
import words from "./words.json";

const NAME = "plpmission";
const COMMAND = "plpmission:trends";
const CELL = "%load_ext plpmission_widgets\n%plpmission";

let scope = {};

async function shared(name) {
  const [version] = Object.values(scope[name] ?? {});
  const factory = await version.get();
  return factory();
}

async function extension() {
  const { ILauncher } = await shared("@jupyterlab/launcher");
  const { LabIcon } = await shared("@jupyterlab/ui-components");
  const [label, caption] = words[navigator.language.slice(0, 2)] ?? words.en;
  const drawn = new LabIcon({ name: "plpmission:trends", svgstr: icon });
  return {
    id: "plpmission:launcher",
    description: caption,
    autoStart: true,
    optional: [ILauncher],
    activate(app, launcher) {
      app.commands.addCommand(COMMAND, { label, caption, icon: drawn, execute: (args) => open(app, args) });
      launcher?.add({ command: COMMAND, category: "Notebook", rank: 90 });
    },
  };
}

async function open(app, { cwd }) {
  const panel = await app.commands.execute("notebook:create-new", { cwd, kernelName: "python3" });
  await panel.context.ready;
  await panel.sessionContext.ready;
  panel.content.activeCell.model.sharedModel.setSource(CELL);
  await app.commands.execute("notebook:run-cell");
  return panel;
}

globalThis._JUPYTERLAB ??= {};
globalThis._JUPYTERLAB[NAME] = {
  init(given) {
    scope = given;
  },
  async get(module) {
    if (module !== "./extension") throw new Error(`${NAME} has no ${module}`);
    const plugin = await extension();
    return () => ({ __esModule: true, default: plugin });
  },
};
