// What an editor shows of a finding holds no character that commands a terminal or turns a sentence round.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from '../../server/convert.js';
import { analyseFiles } from '../support/core.js';
import { parseFixture } from '../support/fixture.js';

const folder = 'test/core/rules';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Put inside words, so that whatever a message repeats of the text holds one. */
const strays = ['\x07', '\x1b[31m', '\x9b', '\u202e', '\u2066', '\u200f'];

/** Inside every word; inside values and titles only, so that blocks and headings are still recognised. */
const places = [/(?<=\p{L}\p{L})(?=\p{L}\p{L})/gu, /(?<=[="[(,] ?\w)(?=\w)/g];

describe('messages', () => {
  for (const name of readdirSync(folder)) {
    it(`of ${name} repeat nothing raw`, function () {
      this.timeout(20_000);
      const cases = readFileSync(join(folder, name), 'utf8')
        .split(/^=== .+\n/m)
        .slice(1);
      for (const [rank, source] of cases.entries()) {
        const stray = strays[rank % strays.length] ?? '';
        for (const place of places) {
          const salted = [...parseFixture(source).files].map(([path, text]) => [path, text.replace(place, stray)] as const);
          const converter = new Converter(({ chemin }) => `file:///${chemin}`);
          for (const finding of analyseFiles(new Map(salted)).findings) {
            const { message, relatedInformation = [] } = converter.diagnostic(finding);
            const shown = [message, ...relatedInformation.map((one) => one.message), ...finding.fixes.map(({ titre }) => titre)];
            for (const text of shown) assert.doesNotMatch(String(text), unsafe, `${finding.code}: ${JSON.stringify(text)}`);
          }
        }
      }
    });
  }
});
