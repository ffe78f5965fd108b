// A text in chunks is the text it stands for, whatever its line ends; and what is read off it after an edit is what is read from nothing.
import { strict as assert } from 'node:assert';
import { extract, Memory } from '../../core/extract.js';
import { Rope } from '../../core/rope.js';
import { LineIndex } from '../../core/text.js';
import { fragments, textOf } from '../support/edits.js';
import { random } from '../support/mutants.js';

const seed = Number(process.env.SEED ?? 20261125);

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Some of a text replaced: mostly a little, now and then nearly nothing or nearly all of it. */
function changeOf(length: number, below: (limit: number) => number): Change {
  const start = below(length + 1);
  const most = [1, 1, 3, 200, 20_000][below(5)] ?? 1;
  const end = Math.min(length, start + below(most));
  const texts = ['', 'é', '\n', '\r', '\r\n', ' mot', fragments[below(fragments.length)] ?? '', textOf(below, below(60))];
  return { start, end, text: texts[below(texts.length)] ?? '' };
}

function longText(below: (limit: number) => number): string {
  return Array.from({ length: 40 }, () => textOf(below, 7)).join('\n');
}

describe(`rope (seed ${seed})`, () => {
  it('is the text it stands for after 2,000 edits, and knows its lines', () => {
    const below = random(seed);
    let text = longText(below);
    let rope = Rope.of(text);
    for (let edits = 0; edits < 2000; edits++) {
      if (text.length > 60_000 || text.length < 50) {
        text = longText(below);
        rope = Rope.of(text);
      }
      const { start, end, text: put } = changeOf(text.length, below);
      const before = rope;
      text = text.slice(0, start) + put + text.slice(end);
      rope = rope.edited(start, end, put);
      assert.equal(rope.text, text);
      assert.equal(rope.length, text.length);
      const index = new LineIndex(text);
      assert.equal(rope.lineCount, index.count);
      for (let looks = 0; looks < 10; looks++) {
        const [one, other] = [below(text.length + 2) - 1, below(text.length + 2)];
        assert.equal(rope.slice(one, other), one < other ? text.slice(Math.max(one, 0), other) : '');
        assert.deepEqual(rope.at(one), index.at(one));
        const position = { line: below(index.count + 1), column: below(90) };
        assert.equal(rope.offset(position), index.offset(position));
      }
      const { start: head, end: tail } = rope.common(before);
      assert.equal(rope.text.slice(0, head), before.text.slice(0, head));
      assert.equal(rope.text.slice(text.length - tail), before.text.slice(before.length - tail));
      if (put.length < 4096 && end - start < 4096)
        assert.ok(head >= start && tail >= before.length - end, 'what is not edited is common');
    }
  });

  it('is read after an edit as it is from nothing, over 150 sequences', function () {
    this.timeout(120_000);
    const below = random(seed);
    for (let run = 0; run < 50; run++) {
      const memory = new Memory();
      let rope = Rope.of(longText(below));
      extract(rope, memory);
      for (let edits = 0; edits < 3; edits++) {
        const { start, end, text } = changeOf(rope.length, below);
        rope = rope.edited(start, end, text);
        const { pieces: _, ...now } = extract(rope, memory);
        const { pieces: __, ...fresh } = extract(rope.text);
        assert.equal(JSON.stringify(now, plain), JSON.stringify(fresh, plain), `run ${run}: ${JSON.stringify(rope.text)}`);
      }
    }
  });
});

/** A block is where it stands now, wherever it was first read. */
function plain(key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (key !== 'blocs' || !Array.isArray(value)) return value;
  return value.map((one) => [one.nom, one.titre, one.span, one.spanTitre, one.attributs, one.ferme, one.vide, one.parent]);
}
