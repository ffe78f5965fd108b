// Code actions: the cures of the findings at a place, all the sure ones of a file, and « Marquer la sélection comme preuve ».
import type { CodeActionContext } from 'vscode-languageserver';
import { markAsPreuve, sureFixes } from '../../core/index.js';
import { action } from '../cures.js';
import type { Understood } from '../session.js';
import { extract, fixAll, hasActions, quickfix } from '../welcome.js';
import type { Feature } from './feature.js';

/** Quick fixes, the refactoring of a selection, and `source.fixAll.dep`. */
export const actions: Feature = {
  answer(connection, find, client) {
    connection.onCodeAction(async ({ textDocument, range, context }) => {
      const understood = hasActions(client()) ? await find(textDocument.uri) : null;
      if (!understood) return null;
      const { converter, fichier } = understood;
      const span = { start: converter.offset(fichier, range.start), end: converter.offset(fichier, range.end) };
      const wanted = [
        ...(asked(quickfix, context) ? cures(understood, span) : []),
        ...(asked(extract, context) ? marks(understood, span) : []),
        ...(context.only && asked(fixAll, context) ? all(understood) : []),
      ];
      return wanted.map((one) => action(understood, client(), one)).filter((one) => one !== null);
    });
  },
};

type Stretch = Parameters<typeof markAsPreuve>[2];
type Wanted = Parameters<typeof action>[2];

function cures({ analysis, fichier }: Understood, span: Stretch): Wanted[] {
  return analysis.findings
    .filter((one) => one.fichier === fichier && one.span.start <= span.end && one.span.end >= span.start)
    .flatMap((finding) => finding.fixes.map((fix) => ({ titre: fix.titre, kind: quickfix, fixes: [fix], finding })));
}

function marks({ analysis, fichier }: Understood, span: Stretch): Wanted[] {
  return markAsPreuve(analysis, fichier, span).map((fix) => ({ titre: fix.titre, kind: extract, fixes: [fix] }));
}

/** What needs no decision, in the file that is asked for. */
function all({ analysis, fichier }: Understood): Wanted[] {
  const here = analysis.findings.filter((one) => one.fichier === fichier);
  const fixes = sureFixes(here, fichier);
  return fixes.length > 0 ? [{ titre: 'Corriger ce qui ne demande aucun choix', kind: fixAll, fixes }] : [];
}

/** True when a kind, or one that holds it, is asked for; everything is when nothing is. */
function asked(kind: string, { only }: CodeActionContext): boolean {
  return only?.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`)) ?? true;
}
