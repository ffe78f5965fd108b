// The build turns the Markdown files of this folder into one module holding what they say.
declare module '*.pack' {
  const value: readonly import('../core/modele.js').Modele[];
  export default value;
}
