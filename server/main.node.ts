// Desktop and remote: the server over standard streams or the channel its client asks for.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskFiles } from './files.node.js';
import { serve, systemClock } from './serve.js';

serve(createConnection(ProposedFeatures.all), { files: diskFiles, clock: systemClock });
