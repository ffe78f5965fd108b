// The front matter over streams: read and changed from a part, refused when it cannot be read; and where the writing goes on.
import { strict as assert } from 'node:assert';
import type { Location } from 'vscode-languageserver-types';
import {
  type Changement,
  type CouvertureParams,
  changerInformation,
  couverture,
  type Informations,
  informations,
  lieu,
} from '../../server/protocol.js';
import { quiet } from '../../server/session.js';
import { MemoryFiles } from '../support/session.js';
import { type Wire, wire } from '../support/wire.js';

const root = 'file:///d/dossier.dep.md';
const part = 'file:///d/c1.dep.md';

describe('informations over streams', () => {
  let line: Wire;
  afterEach(() => line.close());

  /** Opens the part alone, beside a root that begins so. */
  async function start(entete: string, text = '# C1\n\nMon accompagnement.\n'): Promise<CouvertureParams> {
    line = wire(new MemoryFiles(new Map([[root, `---\nparties: [c1.dep.md]\n${entete}\n---\n# Introduction\n`]])));
    await line.client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await line.client.sendNotification('initialized', {});
    const told = line.next<CouvertureParams>(couverture);
    const textDocument = { uri: part, languageId: 'markdown', version: 1, text };
    await line.client.sendNotification('textDocument/didOpen', { textDocument });
    await line.client.sendRequest(informations, part);
    line.clock.advance(quiet);
    return told;
  }
  const change = (cle: string, texte: string): Promise<Changement | null> =>
    line.client.sendRequest(changerInformation, { uri: part, cle, texte });

  it('says what the root says, and what is missing before each statut that comes next', async () => {
    await start('statut: relecture');
    const said = await line.client.sendRequest<Informations>(informations, part);
    assert.deepEqual(
      said.champs.map(({ cle, valeur }) => [cle, valeur]),
      [
        ['candidat', ''],
        ['titre', ''],
        ['statut', 'en relecture'],
      ],
    );
    assert.deepEqual(
      said.statuts.map((one) => [one.actuel, one.manques.length > 0]),
      [
        [false, false],
        [true, false],
        [false, true],
      ],
    );
    assert.equal(await line.client.sendRequest(informations, 'file:///d/notes.md'), null);
  });

  it('edits the root, one value at a time, and nothing else', async () => {
    await start('statut: relecture');
    const edit = (line: number, start: number, end: number, newText: string): Changement => ({
      racine: root,
      edits: [{ range: { start: { line, character: start }, end: { line, character: end } }, newText }],
    });
    assert.deepEqual(await change('statut', 'remise'), edit(2, 10, 16, 'mis'));
    assert.deepEqual(await change('candidat', 'Camille R.'), edit(1, 0, 0, 'candidat: Camille R.\n'));
    assert.equal(await change('parties', 'x'), null);
  });

  it('refuses in one sentence when the first lines cannot be read', async () => {
    await start('titre: C4 : l’équipe');
    const made = await change('titre', 'A');
    assert.ok(made && 'refus' in made);
  });

  it('goes on at the end of the partie, then at the preuve that is begun', async () => {
    const { suite, next } = await start('titre: A');
    assert.match(next ?? '', /^C1\.1/);
    const where = () => line.client.sendRequest<Location>(lieu, { uri: root });
    const end = await where();
    assert.deepEqual([suite, end.uri, end.range.start], ['inserer', part, { line: 2, character: 19 }]);
    line.close();
    const begun = await start('titre: A', '# C1\n\n:::outil[Plan]{pour="C1.1"}\nTexte.\n:::\n');
    assert.deepEqual([begun.suite, (await where()).range.start], ['completer', { line: 2, character: 9 }]);
  });
});
