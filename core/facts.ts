// Facts: what an analysis may know beside the texts. Adapters collect them; the core only looks them up.

/** Names are relative to the folder of the root, with `/`. What is not known is never reported. */
export interface Facts {
  /** Today, as `2026-11-24`; without it no date is too late. */
  readonly aujourdhui?: string;
  /**
   * Files that the dossier points to: by path as `localTargets` gives it, the path as its folder spells it,
   * or null when nothing is there. A path that is absent from the map was not looked for.
   */
  readonly fichiers?: ReadonlyMap<string, string | null>;
  /** The `*.dep.md` files that stand where a part was looked for and not found. */
  readonly voisins?: readonly string[];
}
