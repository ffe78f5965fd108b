// Mutants of plain data: one seeded change each, said in words, the original left untouched.

/** A seeded source of numbers from 0 to `below` - 1 (mulberry32). */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Path = readonly (string | number)[];
type Table = Readonly<Record<string, unknown>>;

const types = ['texte', '', 3, true, null, [], ['un'], {}, { id: 'un' }];
const strings = ['', ' ', '\u00a0\n', 'inconnu', 'é', '1a', 'a b', 'a_b', 'a\n', '-a', '__proto__', 'constructor'];
const numbers = [-1, 0, 1, 7, 1.5, 1e21, '2'];
const keys = [
  'inconnu',
  'titre',
  'min',
  'alias',
  'ambiguite',
  'niveau',
  'competence',
  'facettes',
  'champs',
  'toString',
  '__proto__',
];

/** `count` mutants of `data`. */
export function* mutants(
  data: unknown,
  below: (limit: number) => number,
  count: number,
): Generator<{ what: string; data: unknown }> {
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const paths = [...walk(data, [])];
  for (let made = 0; made < count; made++) {
    const path = pick(paths);
    const value = path.reduce<unknown>((inner, key) => (inner as Table)[key], data);
    const { what, changed } = change(value, pick);
    yield { what: `${path.join('.') || '.'} ${what}`, data: put(data, path, changed) };
  }
}

function* walk(value: unknown, path: Path): Generator<Path> {
  yield path;
  if (Array.isArray(value)) for (const [at, inner] of value.entries()) yield* walk(inner, [...path, at]);
  else if (isTable(value)) for (const key of Object.keys(value)) yield* walk(value[key], [...path, key]);
}

/** One change: of a key, of an item, of the value, or of its type. */
function change(value: unknown, pick: <T>(list: readonly T[]) => T): { what: string; changed: unknown } {
  const become = (changed: unknown) => ({ what: `becomes ${JSON.stringify(changed)}`, changed });
  if (pick([false, false, true])) return become(pick(isTable(value) ? types.filter((one) => !Array.isArray(one)) : types));
  if (typeof value === 'string') return become(pick(strings));
  if (typeof value === 'number') return become(pick(numbers));
  if (typeof value === 'boolean') return become(!value);
  if (Array.isArray(value)) return become(pick([[], value.slice(1), [...value, 'un'], [...value, null], [...value, value[0]]]));
  if (!isTable(value)) return become(pick(types));
  const entries = Object.entries(value);
  const [key] = pick(entries);
  const others = entries.filter(([name]) => name !== key);
  const name = pick(keys);
  return pick([
    () => ({ what: `without ${key}`, changed: table(others) }),
    () => ({ what: `${key} renamed ${name}`, changed: table([...others, [name, value[key]]]) }),
    () => ({ what: `with ${name}`, changed: table([...entries, [name, pick(types)]]) }),
  ])();
}

/** A copy with one value changed: what is not on the way to it is shared. */
function put(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data)) return data.map((inner, at) => (at === key ? put(inner, rest, value) : inner));
  const entries = Object.entries(data as Table);
  return table(entries.map(([name, inner]) => [name, name === key ? put(inner, rest, value) : inner]));
}

/** `__proto__` is then a key like another. */
function table(entries: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(entries);
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
