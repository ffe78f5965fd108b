// How the coverage matrix looks: the colours of the reader's system or, in the panel, of VS Code; on paper, A4 on its side.

/** The whole style sheet. */
export const styleDeMatrice = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 1rem; line-height: 1.4; font-family: var(--vscode-font-family, system-ui, sans-serif);
  color: var(--vscode-editor-foreground, CanvasText); background: var(--vscode-editor-background, Canvas); }
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 0.5rem; }
table { border-collapse: collapse; width: 100%; margin-block-end: 1.5rem; }
caption { text-align: start; font-weight: bold; padding-block: 0.25rem; }
th, td { border: 1px solid var(--vscode-contrastBorder, var(--vscode-editorWidget-border, GrayText)); padding: 0.3rem 0.5rem;
  text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; }
.competence { table-layout: fixed; hyphens: auto; }
.competence thead th:first-child { width: 26%; }
.critere th { border-block-start-width: 3px; }
.etat { float: inline-end; }
small { display: block; font-size: 0.85em; font-weight: normal; }
ul { margin: 0; padding: 0; list-style: none; }
.legende { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.signe { font-family: system-ui, sans-serif; }
a, button { color: var(--vscode-textLink-foreground, LinkText); text-decoration: underline; }
button { font: inherit; text-align: start; padding: 0; border: 0; background: none; cursor: pointer; overflow-wrap: anywhere; }
a:focus-visible, button:focus-visible { outline: 2px solid var(--vscode-focusBorder, Highlight); outline-offset: 1px; }
:target { outline: 2px solid Highlight; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  :root { color-scheme: light; }
  body { padding: 0; font-size: 9pt; color: #000; background: #fff; }
  section.competence ~ section.competence { break-before: page; }
  thead { display: table-header-group; }
  tr, caption { break-inside: avoid; }
  h2, caption, .critere { break-after: avoid; }
}
`;

/** Its SHA-256, all that the policy of a page lets through: worked out here, since nothing else in the core waits for anything. */
export const empreinteDuStyle = 'WTB2VSRfLwbi7fvrmuGWTWUAhBr7HBaQoeZ7Bp2Cpyw=';
