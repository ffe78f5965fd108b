// The engine of VS Code’s preview comes without types: those the extension has written down serve here too.
declare module 'markdown-it' {
  const Engine: new (options: { html: boolean; linkify: boolean }) => import('../../client/markdown-it.js').MarkdownIt;
  export default Engine;
}
