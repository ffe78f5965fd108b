// Seeded texts made of what trips readers up, and seeded edits of them.
import type { random } from './mutants.js';

/** Pieces of dossiers, whole and broken. */
export const fragments: readonly string[] = [
  '# C1 — Accompagner',
  '## L’accueil\n',
  '### Détail',
  '#',
  '#pas un titre',
  '  ## Décalé',
  'Titre\n===',
  'Sous-titre\n---',
  ':::outil[Plan de travail]{pour="C1.1" facettes="individualisation"}',
  "::::atelier[La boussole]{#boussole pour='C2.1'}",
  ':::retour[Ce qu’en dit Sofia]{sur="plan-de-travail"}\n> « Oui. »\n:::',
  '  :::veille[Décalée]\nTexte.\n  :::',
  '- item\n  :::outil[Dans une liste]\n  Texte.\n  :::',
  ':::outil{',
  '::: outil[Plan]',
  ':::outil[a]b',
  ':::',
  '::::',
  '   :::  ',
  ':::: x',
  'Une phrase simple, sans rien.',
  'Deux lignes\nd’une même phrase, annexe 2.',
  '« Une citation », dit-elle [là](#plan) et ![i](p/i.png).',
  'Voir [le plan][p] et [^1] : [à préciser : le lieu] TODO.',
  '[p]: <plan de travail> "titre"',
  '[^1]: Vergnaud',
  '[p]:\n  /adresse\n  "titre',
  '> cité\nsuite paresseuse',
  '> ```\n> # x',
  '> - a\n> - b',
  '- un\n- deux\n\n  suite\n',
  '- ```\n  # non\n  ```',
  '- \n\n  après',
  '1. un\n2) deux',
  '12. non',
  '   - décalé\n\n     dedans',
  '* * *',
  '---',
  '***',
  '```\n# non\n:::outil[Code]\n```',
  '```',
  '~~~~ md',
  '~~~~',
  '  ```',
  '\t# tabulation',
  '    # quatre espaces',
  '<div>',
  '</div>\n',
  '<br>',
  '<b>gras</b> et <i>',
  '<!-- dep-ignore preuve-vide : brouillon -->',
  '<!-- dep-ignore preuve-manquante c1.1 : brouillon -->',
  '<!-- rien',
  '-->',
  '<!-->',
  '<?php',
  '?>',
  '<!X',
  '<![CDATA[',
  ']]>',
  '<pre>',
  '</pre>',
  '<script>x</script>',
  '| a | b |\n|---|---|\n| c | d |',
  'e\u0301te\u0301 🌱👩‍🏫 fin',
  '#\u00a0pas un titre\n-\u00a0pas une liste',
  '    retrait',
  '\\# protégé',
  '*gras **mêlé* fin**',
  '---\ndossier: x\n---',
  '---\ntitre: y',
  '  ',
  '\t',
  '\0',
  '\ufeff',
  '2025 fut une année\n3. pas une liste',
  '(entre parenthèses) `code [x](y)`',
  '**Le cadre.** Une séance *ordinaire*.',
  '*Un mot* et _un autre_',
  '_souligné_ puis * rien',
  '**',
  '***gras*** | a |',
  '- un mot\n- deux\n- « trois »',
  '- un\n* deux',
  '+ plus\n+ ou moins  ',
  '> « Une parole »\n> et sa suite',
  '> une\n>\n> deux',
  '> # titre cité\n> texte',
];

const joints = [
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\r',
  '',
  ' ',
  '\n> ',
  '\n- ',
  '\n  ',
  '\n\n  ',
  '\n\n    ',
];
const signs = [
  '#',
  ':',
  '`',
  '<',
  '>',
  '-',
  ' ',
  '\n',
  '\n\n',
  '\t',
  'a',
  'é',
  '[',
  ']',
  '~',
  '"',
  '{',
  '}',
  '\r\n',
  '1. ',
  '* ',
  '🌱',
  '!',
  '=',
];

type Below = ReturnType<typeof random>;

function pick<T>(list: readonly T[], below: Below): T {
  return list[below(list.length)] as T;
}

/** A text of up to `most` fragments. */
export function textOf(below: Below, most: number): string {
  let text = below(4) === 0 ? '---\ndossier: x\n---\n' : '';
  for (let count = 1 + below(most); count > 0; count--) text += pick(fragments, below) + pick(joints, below);
  return text;
}

/** The text after one edit: signs typed, a stretch removed, a fragment put in. */
export function edited(text: string, below: Below): string {
  const at = below(text.length + 1);
  const replaced = below(3) === 0 ? below(20) : 0;
  const put = below(3) === 0 ? `${pick(joints, below)}${pick(fragments, below)}${pick(joints, below)}` : pick(signs, below);
  return text.slice(0, at) + (replaced > 0 && below(2) === 0 ? '' : put) + text.slice(at + replaced);
}
