// Ties the form "Open your own text" to Python. Panel loads this file from a blob address, where relative imports do
// not resolve: hence the address from Python.

export async function render({ model }) {
  const { connect } = await import(new URL(`${model.surface}own.js`, document.baseURI).href);
  const show = connect((asked) => {
    model.asked = asked;
  });
  model.on("answer", () => show(model.answer));
  return document.createElement("span");
}
