// The only place where LSP values are built (cures apart, in cures.ts): offsets become lines and characters at this door.
import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  InsertTextFormat,
  type Location,
  type LocationLink,
  MarkupKind,
  type Position,
  type Range,
  type Hover as Said,
  type SemanticTokens,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import {
  type Analysis,
  type Cadre,
  type Completion,
  type Definition,
  type Edit,
  type Fichier,
  type Finding,
  ficheMarkdown,
  ficheText,
  type GenreDeSymbole,
  type Hover,
  type Jeton,
  type Lens,
  type LienActif,
  LineIndex,
  motsOf,
  type Nom,
  type Place,
  type Probleme,
  type Proposition,
  pages,
  partiesDesCompetences,
  plan,
  progress,
  rememberingOf,
  type Severite,
  type Span,
  type Symbole,
  sentSnippet,
  type TreeNode,
  titresVises,
  tree,
} from '../core/index.js';
import { type CouvertureNode, type CouvertureParams, type PlanParams, suggerer, voirCouverture } from './protocol.js';
import { tokenTypes } from './welcome.js';

const severities: Readonly<Record<Severite, DiagnosticSeverity>> = {
  erreur: DiagnosticSeverity.Error,
  avertissement: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  indice: DiagnosticSeverity.Hint,
};

const kinds: Readonly<Record<GenreDeSymbole, SymbolKind>> = {
  partie: SymbolKind.Namespace,
  titre: SymbolKind.String,
  preuve: SymbolKind.Object,
  apprenant: SymbolKind.Constant,
};

/** How a client takes the edits of several files. */
export interface EditOptions {
  /** Version of each open file by URI, for a client that takes versioned edits. */
  readonly versions?: ReadonlyMap<string, number>;
  /** What the edits do, for a client that shows it before several files change; needs `versions`. */
  readonly annotation?: string;
}

const propositionKinds: Readonly<Record<Proposition['genre'], CompletionItemKind>> = {
  nature: CompletionItemKind.Class,
  attribut: CompletionItemKind.Property,
  critere: CompletionItemKind.EnumMember,
  mot: CompletionItemKind.Value,
  preuve: CompletionItemKind.Reference,
  apprenant: CompletionItemKind.Text,
  modele: CompletionItemKind.Snippet,
  cle: CompletionItemKind.Property,
};

/** What a client does with a completion, as it says it; what it does not say it cannot do. */
export interface CompletionOptions {
  readonly snippetSupport?: boolean;
  readonly labelDetailsSupport?: boolean;
  /** Commands it can run. */
  readonly commands: readonly string[];
}

/** A text that is converted from or to. */
type Texte = Pick<Fichier, 'rope'>;

/** A problem of a pack, in the text it is about. */
export function problemDiagnostic(texte: string, { span, severite, code, message }: Probleme): Diagnostic {
  const index = new LineIndex(texte);
  const range = { start: position(index.at(span.start)), end: position(index.at(span.end)) };
  return { range, severity: severities[severite], code, source: 'DEP', message };
}

function position({ line, column }: { readonly line: number; readonly column: number }): Position {
  return { line, character: column };
}

/** Converts the values of one analysis. */
export class Converter {
  /** `uriOf` names the URI of a file of the dossier. */
  constructor(readonly uriOf: (fichier: Pick<Fichier, 'chemin'>) => string) {}

  range(fichier: Texte, span: Span): Range {
    return { start: position(fichier.rope.at(span.start)), end: position(fichier.rope.at(span.end)) };
  }

  /** The offset that a client’s position names. */
  offset(fichier: Fichier, { line, character }: Position): number {
    return fichier.rope.offset({ line, column: character });
  }

  location({ fichier, span }: Place): Location {
    return { uri: this.uriOf(fichier), range: this.range(fichier, span) };
  }

  diagnostic(finding: Finding): Diagnostic {
    return {
      range: this.range(finding.fichier, finding.span),
      severity: severities[finding.severite],
      code: finding.code,
      source: 'DEP',
      message: finding.message,
      ...(finding.related && finding.related.length > 0
        ? { relatedInformation: finding.related.map((one) => ({ location: this.location(one), message: one.message })) }
        : {}),
    };
  }

  couverture(analysis: Analysis): CouvertureParams {
    const { dossier, statut, cadre, couverture } = analysis;
    return {
      racine: this.uriOf(dossier.racine),
      fichiers: dossier.fichiers.map(this.uriOf),
      titre: dossier.racine.entete.titre?.texte ?? dossier.racine.entete.candidat?.texte ?? dossier.racine.chemin,
      dossier: `${cadre.referentiel.id}@${cadre.referentiel.version}`,
      statut: statut.titre,
      ...said(couverture.identite, cadre, analysis),
      parties: partiesDesCompetences(dossier),
    };
  }

  plan(analysis: Analysis): PlanParams {
    const racine = this.uriOf(analysis.dossier.racine);
    return { racine, nodes: plan(analysis).map(node), pages: pages(motsOf(analysis)), titres: titresVises(analysis) };
  }

  locationLinks(fichier: Fichier, { origine, cibles }: Definition): LocationLink[] {
    return cibles.map((one) => ({
      originSelectionRange: this.range(fichier, origine),
      targetUri: this.uriOf(one.fichier),
      targetRange: this.range(one.fichier, one.entier),
      targetSelectionRange: this.range(one.fichier, one.span),
    }));
  }

  /** Edits file by file; a file that is not open has no version. */
  workspaceEdit(edits: readonly Edit[], { versions, annotation }: EditOptions = {}): WorkspaceEdit {
    const id = annotation === undefined ? {} : { annotationId: 'dep' };
    const files = [...new Set(edits.map((one) => one.fichier))].map((fichier) => ({
      uri: this.uriOf(fichier),
      edits: edits
        .filter((one) => one.fichier === fichier)
        .map(({ span, texte }) => ({ range: this.range(fichier, span), newText: texte, ...id })),
    }));
    if (!versions) return { changes: Object.fromEntries(files.map((one) => [one.uri, one.edits])) };
    const documentChanges = files.map((one) => ({
      textDocument: { uri: one.uri, version: versions.get(one.uri) ?? null },
      edits: one.edits,
    }));
    return { documentChanges, ...(annotation === undefined ? {} : { changeAnnotations: { dep: { label: annotation } } }) };
  }

  documentSymbols(fichier: Fichier, symboles: readonly Symbole[]): DocumentSymbol[] {
    return symboles.map(({ genre, nom, detail, span, spanNom, enfants }) => ({
      name: nom,
      detail,
      kind: kinds[genre],
      range: this.range(fichier, span),
      selectionRange: this.range(fichier, spanNom),
      children: this.documentSymbols(fichier, enfants),
    }));
  }

  /** The same plan for a client without hierarchy: each symbol names the one around it. */
  flatSymbols(fichier: Fichier, symboles: readonly Symbole[], containerName = ''): SymbolInformation[] {
    return symboles.flatMap(({ genre, nom, span, enfants }) => [
      { name: nom, kind: kinds[genre], location: this.location({ fichier, span }), containerName },
      ...this.flatSymbols(fichier, enfants, nom),
    ]);
  }

  nameSymbol({ genre, nom, detail, ...place }: Nom): SymbolInformation {
    return { name: nom, kind: kinds[genre], location: this.location(place), containerName: detail };
  }

  /** Whole lines, which every client can fold; what stands on one line is left out. */
  foldingRanges(fichier: Fichier, spans: readonly Span[]): FoldingRange[] {
    return spans
      .map((span) => this.range(fichier, span))
      .filter(({ start, end }) => start.line < end.line)
      .map(({ start, end }) => ({ startLine: start.line, endLine: end.line }));
  }

  /** A link to a heading ends with its line (`#L12`), which VS Code’s own opener understands. */
  documentLink(fichier: Fichier, { span, vers, aide }: LienActif, tooltip: 'tooltip' | 'bare'): DocumentLink {
    const range = this.range(fichier, span);
    const target =
      'chemin' in vers ? this.uriOf(vers) : `${this.uriOf(vers.fichier)}#L${this.range(vers.fichier, vers.span).start.line + 1}`;
    return { range, target, ...(tooltip === 'tooltip' ? { tooltip: aide } : {}) };
  }

  /** Tokens as the protocol packs them: five numbers each, places relative to the token before. */
  semanticTokens(fichier: Fichier, jetons: readonly Jeton[]): SemanticTokens {
    const types = Object.keys(tokenTypes);
    let [line, character] = [0, 0];
    const data = jetons.flatMap(({ genre, connu, span }) => {
      const { start } = this.range(fichier, span);
      const column = start.line === line ? start.character - character : start.character;
      const token = [start.line - line, column, span.end - span.start, types.indexOf(genre), connu ? 0 : 1];
      ({ line, character } = start);
      return token;
    });
    return { data };
  }

  /**
   * The range is the whole of what is replaced, also past the cursor: half of a name is never worth keeping.
   * `sortText` holds our order.
   */
  completion(fichier: Texte, { span, propositions }: Completion, options: CompletionOptions): CompletionList {
    const range = this.range(fichier, span);
    const items = propositions.map(({ genre, label, detail, aide, filtre, texte, modele }, index): CompletionItem => {
      const snippet = options.snippetSupport === true && modele !== undefined;
      const suggests = snippet && genre === 'attribut' && options.commands.includes(suggerer);
      return {
        label,
        kind: propositionKinds[genre],
        ...(detail === '' ? {} : options.labelDetailsSupport ? { labelDetails: { description: detail } } : { detail }),
        ...(aide === '' ? {} : { documentation: aide }),
        sortText: String(index).padStart(4, '0'),
        filterText: filtre,
        textEdit: { range, newText: snippet ? sentSnippet(modele) : texte },
        ...(snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
        ...(suggests ? { command: { title: '', command: suggerer } } : {}),
      };
    });
    return { isIncomplete: false, items };
  }

  hover(fichier: Fichier, { span, fiche }: Hover, formats: readonly MarkupKind[]): Said {
    const kind = formats.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
    return { contents: { kind, value: this.fiche(fiche, kind) }, range: this.range(fichier, span) };
  }

  /** A fiche as text, with the lines of what it names. */
  fiche(fiche: Hover['fiche'], kind: MarkupKind): string {
    const where = (place: Place): string => `${place.fichier.chemin}, ligne ${this.location(place).range.start.line + 1}`;
    return kind === MarkupKind.Markdown ? ficheMarkdown(fiche, where) : ficheText(fiche, where);
  }

  /** Without a command that the client can run, the empty one: the sentence is then shown and cannot be clicked. */
  codeLens(fichier: Fichier, { span, texte, ouvre }: Lens, commands: readonly string[]): CodeLens {
    const command = ouvre === 'couverture' && commands.includes(voirCouverture) ? voirCouverture : '';
    return { range: this.range(fichier, span), command: { title: texte, command } };
  }
}

/** What the panel shows of a couverture: made again when it is another one, wherever its preuves are. */
const said = rememberingOf((_: object, __: Cadre, analysis: Analysis) => {
  const { next, suite, ...counts } = progress(analysis);
  return {
    ...counts,
    ...(next === undefined ? {} : { next }),
    ...(suite ? { suite: suite.geste } : {}),
    nodes: tree(analysis).map(node),
  };
});

function node({ id, genre, titre, description, aide, etat, place, children }: TreeNode): CouvertureNode {
  return { id, genre, titre, description, aide, etat, ...(place ? { situe: true } : {}), children: children.map(node) };
}
