import { webApp } from '../../tools/workspace/web-app.mts';

export default webApp(import.meta.dirname);
