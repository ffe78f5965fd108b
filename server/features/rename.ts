// Rename: a preuve or a learner, in all the files of the dossier; null elsewhere, so that Markdown's own rename goes on.
import { type ClientCapabilities, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { french, renamable, rename } from '../../core/index.js';
import type { EditOptions } from '../convert.js';
import type { Understood } from '../session.js';
import type { Feature } from './feature.js';

/** `textDocument/prepareRename` and `textDocument/rename`; a name that cannot be given is refused with a French sentence. */
export const renaming: Feature = {
  answer(connection, find, client) {
    connection.onPrepareRename(async ({ textDocument, position }) => {
      const found = await find(textDocument.uri);
      if (!found) return null;
      const { analysis, fichier, converter } = found;
      const span = renamable(analysis, fichier, converter.offset(fichier, position));
      return span ? converter.range(fichier, span) : null;
    });
    connection.onRenameRequest(async ({ textDocument, position, newName }) => {
      const found = await find(textDocument.uri);
      if (!found) return null;
      const { analysis, fichier, converter } = found;
      const done = rename(analysis, fichier, converter.offset(fichier, position), newName);
      if (!done) return null;
      if ('refus' in done) return new ResponseError(LSPErrorCodes.RequestFailed, done.refus);
      const several = new Set(done.edits.map((one) => one.fichier)).size > 1;
      return converter.workspaceEdit(
        done.edits,
        optionsFor(client(), found, several ? french(`Renommer en « ${newName} »`) : ''),
      );
    });
  },
};

/** Versions and an annotation where the client takes them; no annotation when it is empty. */
function optionsFor({ workspace }: ClientCapabilities, { versions }: Understood, annotation: string): EditOptions {
  const { documentChanges, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  if (documentChanges !== true) return {};
  return { versions, ...(annotation !== '' && changeAnnotationSupport ? { annotation } : {}) };
}
