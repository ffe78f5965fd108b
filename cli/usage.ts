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
  dep coverage --format html <fichier>
                                      en fait une page à lire dans un navigateur ou à imprimer
  dep new <dossier>                   prépare un nouveau dossier à remplir
  dep modele <nom>                    montre un modèle à remplir, ou la liste des modèles
  dep pack check <paquet>             vérifie un référentiel et ses modèles (docs/maintenance.md)
  dep pack build <paquet>             en fait une archive, avec ses empreintes
  dep pack diff <ancien> <nouveau> [dossier.dep.md]
                                      dit ce qui change pour un dossier commencé
  dep review list <fichier>           montre les remarques de la relecture et où elles sont
  dep review export|import <fichier>  copie la relecture dans un fichier à envoyer, ou y ajoute un fichier reçu
  dep review synthese <fichier>       écrit la synthèse de relecture, par compétence ; avec « --format html », une page à imprimer
  dep review verify|purge <fichier>   dit ce qui n’a pas pu être lu, ou efface toute la relecture
  dep serve --stdio                   vérifie pendant que vous écrivez, dans un autre éditeur que VS Code (docs/editeurs.md)

Options
  --fix                               avec « check » : corrige d’abord ce qui ne demande aucun choix
  --oui                               avec « review purge » : efface pour de bon
  --statut ${statuts}
                                      juge comme si le dossier avait ce statut
  --format texte|json                 texte à lire (par défaut) ou données
  --lecture ${`${ambiguite?.id}=${lecture?.id}`.padEnd(26)}choisit une autre lecture d’un point que le référentiel laisse ouvert
  --candidat, --titre <texte>         avec « new » : ce que dit l’en-tête du nouveau dossier
  --plusieurs                         avec « new » : un fichier par partie au lieu d’un seul
  --complet                           avec « new » : un modèle à remplir pour chaque preuve attendue
  --avec soutenance|registre          avec « new » : seulement ces documents, à côté d’un dossier
  --paquet <dossier ou .zip>          ajoute un référentiel ou des modèles à ceux de l’outil
  --sortie, -o <nom>                  avec « pack build » : le nom de l’archive ; avec « --format html » : celui de la page
  --help                              ce texte

Le programme se termine par 0 s’il n’y a rien à corriger, 1 s’il reste des points à corriger, 2 s’il n’a pas pu travailler.
Sans --fix, aucun dossier n’est modifié ; « new » ne remplace jamais un fichier. Rien n’est jamais envoyé : tout se passe sur cet ordinateur.`;
}
