// The floor of every measurement: a server that keeps the text and says one thing at each change, and does nothing else.
import {
  type CompletionItem,
  createConnection,
  DiagnosticSeverity,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

connection.onInitialize(() => ({
  capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental }, completionProvider: {} },
}));
connection.onCompletion((): CompletionItem[] => [{ label: 'rien' }]);
documents.onDidChangeContent(({ document: { uri, version } }) => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: version % 80 } };
  const diagnostics = [{ range, message: 'rien', severity: DiagnosticSeverity.Hint }];
  void connection.sendDiagnostics({ uri, version, diagnostics });
});
documents.listen(connection);
connection.listen();
