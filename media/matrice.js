// In the matrix's panel: tells VS Code that it is there and which preuve is chosen, and finds the focus again after a refresh.
// Keeps its number only.
(() => {
  const vscode = acquireVsCodeApi();
  const buttons = [...document.querySelectorAll('button[data-passage]')];
  const restore = () => {
    if (document.activeElement === document.body) buttons[vscode.getState()]?.focus({ preventScroll: true });
  };
  document.addEventListener('focusin', ({ target }) => vscode.setState(buttons.indexOf(target)));
  document.addEventListener('click', ({ target }) => {
    const { passage } = target.closest('button[data-passage]')?.dataset ?? {};
    if (passage !== undefined) vscode.postMessage({ passage: Number(passage) });
  });
  addEventListener('load', () => vscode.postMessage({}));
  addEventListener('focus', restore);
  if (document.hasFocus()) restore();
})();
