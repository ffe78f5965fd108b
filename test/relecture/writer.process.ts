// Adds remarks to a store on the disk, one after the other, and says each one that was acknowledged: to be killed meanwhile.
import { Depot } from '../../relecture/depot.js';
import { disque } from '../../relecture/disque.js';

const lea = { nom: 'Léa', role: 'formateur' };

const [folder = '', count = '0'] = process.argv.slice(2);

async function write(): Promise<void> {
  const depot = new Depot(disque(folder), 'mon-dossier');
  for (let rank = 0; rank < Number(count); rank++) {
    const texte = await depot.garder(`Texte ${process.pid % 3} ${rank % 5}.\n`);
    const cible = { fichier: 'c1.dep.md', texte };
    const ecrit = await depot.ajouter(lea, { type: 'commentaire', corps: `${process.pid} ${rank}`, genre: 'question', cible });
    // A pipe is written before this returns: what was said was acknowledged before.
    process.stdout.write(`${'evenement' in ecrit ? ecrit.evenement.id : ecrit.echec}\n`);
  }
}

void write();
