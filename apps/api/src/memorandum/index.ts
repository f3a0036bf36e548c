export { LobbyContacts } from './lobby-contacts.query.js';
export { MemorandumModule } from './memorandum.module.js';
export { RecordLobbyContact } from './record-lobby-contact.js';
export { SaveCalculation } from './save-calculation.js';
