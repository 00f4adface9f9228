// The drawing library, loaded once a page however many charts and widgets there are.
// On a page of ours it is one of our own static files; elsewhere Python sends it.

/** plotly; `ask()` promises the file's bytes where the page does not say where it lies. */
export function library(ask) {
  globalThis.plpCharts ??= load(ask).catch((error) => {
    globalThis.plpCharts = undefined; // so that the next chart tries again
    throw error;
  });
  return globalThis.plpCharts;
}

/** True once it is there: then a chart is drawn without a wait. */
export const loaded = () => globalThis.plpCharts !== undefined;

async function load(ask) {
  const address = document.body.dataset.plpCharts;
  if (address) return (await import(new URL(address, document.baseURI).href)).default;
  const url = URL.createObjectURL(new Blob([await ask()], { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}
