// The only place where LSP values are built: offsets become lines and characters at this door.
import { type Diagnostic, DiagnosticSeverity, type Location, type Position, type Range } from 'vscode-languageserver-types';
import {
  type Analysis,
  type Fichier,
  type Finding,
  LineIndex,
  type Place,
  progress,
  type Severite,
  type Span,
  type TreeNode,
  tree,
} from '../core/index.js';
import type { CouvertureNode, CouvertureParams } from './protocol.js';

const severities: Readonly<Record<Severite, DiagnosticSeverity>> = {
  erreur: DiagnosticSeverity.Error,
  avertissement: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  indice: DiagnosticSeverity.Hint,
};

/** Converts the values of one analysis. Line indexes are made once per file. */
export class Converter {
  private readonly indexes = new Map<Fichier, LineIndex>();

  /** `uriOf` names the URI of a file of the dossier. */
  constructor(private readonly uriOf: (fichier: Fichier) => string) {}

  range(fichier: Fichier, span: Span): Range {
    const index = this.index(fichier);
    const start = index.at(span.start);
    const end = index.at(span.end);
    return { start: { line: start.line, character: start.column }, end: { line: end.line, character: end.column } };
  }

  /** The offset that a client’s position names. */
  offset(fichier: Fichier, { line, character }: Position): number {
    return this.index(fichier).offset({ line, column: character });
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
    const { next, ...counts } = progress(analysis);
    const { dossier, statut } = analysis;
    return {
      racine: this.uriOf(dossier.racine),
      fichiers: dossier.fichiers.map(this.uriOf),
      titre: dossier.racine.entete.titre?.texte ?? dossier.racine.entete.candidat?.texte ?? dossier.racine.chemin,
      statut: statut.titre,
      ...counts,
      ...(next === undefined ? {} : { next }),
      nodes: tree(analysis).map((one) => this.node(one)),
    };
  }

  private index(fichier: Fichier): LineIndex {
    const index = this.indexes.get(fichier) ?? new LineIndex(fichier.texte);
    this.indexes.set(fichier, index);
    return index;
  }

  private node({ place, children, ...rest }: TreeNode): CouvertureNode {
    return { ...rest, ...(place ? { location: this.location(place) } : {}), children: children.map((one) => this.node(one)) };
  }
}
