// Cures as the actions of a client: edits as it takes them, placeholders where it has them, files where it creates them.
import type {
  ClientCapabilities,
  CodeAction,
  Range,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { type Finding, type Fix, markedSnippet, sentSnippet } from '../core/index.js';
import type { Understood } from './session.js';

/** Fixes as one action; null when it needs a file created and the client creates none. `finding` is what they mend. */
export function action(
  understood: Understood,
  { workspace }: ClientCapabilities,
  wanted: { readonly titre: string; readonly kind: string; readonly fixes: readonly Fix[]; readonly finding?: Finding },
): CodeAction | null {
  const { titre, kind, fixes, finding } = wanted;
  const { documentChanges, snippetEditSupport, resourceOperations } = workspace?.workspaceEdit ?? {};
  const creates = documentChanges === true && resourceOperations?.includes('create') === true;
  if (!creates && fixes.some((one) => one.fichiers !== undefined)) return null;
  const edit = documentChanges
    ? versioned(understood, fixes, snippetEditSupport === true ? 'active' : 'marked')
    : { changes: Object.fromEntries(byFile(understood, fixes, 'marked')) as Record<string, TextEdit[]> };
  return {
    title: titre,
    kind,
    edit,
    ...(finding ? { diagnostics: [understood.converter.diagnostic(finding)] } : {}),
    ...(fixes.every((one) => one.preferee === true) ? { isPreferred: true } : {}),
  };
}

/**
 * What becomes of placeholders: a person goes through them, in the file they look at, or they are marks that the tool finds
 * again. In another file an editor would write the first value of each choice.
 */
type Placeholders = 'active' | 'marked';

/** New files first, then the others, each for the version that was read. */
function versioned(understood: Understood, fixes: readonly Fix[], placeholders: Placeholders): WorkspaceEdit {
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const created = fixes.flatMap((fix) =>
    (fix.fichiers ?? []).flatMap(({ chemin, texte }) => {
      const uri = understood.converter.uriOf({ chemin });
      return [{ kind: 'create' as const, uri }, inFile(uri, null, [typed(top, texte, fix, 'marked')])];
    }),
  );
  const changed = [...byFile(understood, fixes, placeholders)].map(([uri, edits]) =>
    inFile(uri, understood.versions.get(uri) ?? null, edits),
  );
  return { documentChanges: [...created, ...changed] };
}

function inFile(uri: string, version: number | null, edits: (TextEdit | SnippetTextEdit)[]): TextDocumentEdit {
  return { textDocument: { uri, version }, edits };
}

function byFile({ converter, fichier: looked }: Understood, fixes: readonly Fix[], placeholders: Placeholders) {
  const found = new Map<string, (TextEdit | SnippetTextEdit)[]>();
  for (const fix of fixes) {
    for (const { fichier, span, texte } of fix.edits) {
      const kept = fichier === looked ? placeholders : 'marked';
      const uri = converter.uriOf(fichier);
      found.set(uri, [...(found.get(uri) ?? []), typed(converter.range(fichier, span), texte, fix, kept)]);
    }
  }
  return found;
}

function typed(range: Range, texte: string, { modele }: Fix, placeholders: Placeholders): TextEdit | SnippetTextEdit {
  if (modele && placeholders === 'active') return { range, snippet: { kind: 'snippet', value: sentSnippet(texte) } };
  return { range, newText: modele ? markedSnippet(texte) : texte };
}
