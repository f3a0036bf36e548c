export type { DigestName, SignatureAlgorithm } from './algorithms.js';
export type { CertificateFacts, SignatureCrypto, TrustContext } from './crypto-port.js';
export type { Finding, FindingCode } from './finding.js';
export { FINDING_CODES } from './finding.js';
export { ASIC_E } from './manifest.js';
export { readContainer, type ReadContainer } from './read-container.js';
export { readTrustList } from './trust.js';
export { sameName } from './same-name.js';
