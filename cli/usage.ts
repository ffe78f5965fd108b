// What `dep --help` prints.
import type { Cadre } from '../core/index.js';

/** The help, in French; statuts and readings are those of the référentiel. */
export function usage({ referentiel }: Cadre): string {
  const statuts = referentiel.statuts.map((one) => one.id).join('|');
  const ambiguite = referentiel.ambiguites.find((one) => one.lectures.length > 1);
  const lecture = ambiguite?.lectures.find((one) => one.id !== ambiguite.defaut);
  return `dep — vérifier un dossier d’expérience professionnelle (DEP)

  dep check <fichiers ou dossiers…>   dit ce qui manque et ce qui est à corriger
  dep coverage <fichier>              montre ce que le dossier couvre du référentiel
  dep review list <fichier>           montre les remarques de la relecture et où elles sont
  dep review export|import <fichier>  copie la relecture dans un fichier à envoyer, ou y ajoute un fichier reçu
  dep review synthese <fichier>       écrit la synthèse de relecture, par compétence
  dep review verify|purge <fichier>   dit ce qui n’a pas pu être lu, ou efface toute la relecture
  dep serve --stdio                   vérifie pendant que vous écrivez, dans un autre éditeur que VS Code (docs/editeurs.md)

Options
  --fix                               avec « check » : corrige d’abord ce qui ne demande aucun choix
  --oui                               avec « review purge » : efface pour de bon
  --statut ${statuts}
                                      juge comme si le dossier avait ce statut
  --format texte|json                 texte à lire (par défaut) ou données
  --lecture ${`${ambiguite?.id}=${lecture?.id}`.padEnd(26)}choisit une autre lecture d’un point que le référentiel laisse ouvert
  --help                              ce texte

Le programme se termine par 0 s’il n’y a rien à corriger, 1 s’il reste des points à corriger, 2 s’il n’a pas pu travailler.
Sans --fix, aucun dossier n’est modifié. Rien n’est jamais envoyé : tout se passe sur cet ordinateur.`;
}
