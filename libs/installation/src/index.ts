export { openForReading, openForVerifying, openForWriting } from './beside-a-server.js';
export {
  type Configuration,
  ConfigurationRefused,
  eventFile,
  type LogAddress,
  logAddress,
  readConfiguration,
  readLogAddress,
} from './configuration.js';
export { holdForRestore, RESTORING } from './folder.js';
export { type Installation, openForMending, openInstallation } from './installation.js';
export { openDestination, openSource, requireLog } from './log.js';
export { refuseUnusableErasureList } from './erasure-file.js';
export { isLoopback } from './loopback.js';
export { operate } from './operate.js';
export { portsOf } from './ports.js';
export { renewMasterKey, renewWhereAsked } from './renew-key.js';
export { setUp } from './set-up.js';
export {
  ACCESS_TOKEN_TYPE,
  DEMONSTRATION_ISSUER,
  issuerOf,
  type ProviderSettings,
  readSignIn,
  refuseExposedDemonstration,
  type SignInConfiguration,
} from './sign-in-configuration.js';
export { grantAppendOnly, isMissing, type VaultAddress, vaultAddress } from './storage.js';
export { SHAPES, STREAM_KINDS } from './stream-kinds.js';
export { openVaultAlone } from './vault-alone.js';
export { type Verification, verify, verifyPair } from './verify.js';
export { type HeadsVerification, verifyHeads } from './verify-heads.js';
export { faultOfViews, rebuildViews, viewFile } from './view-file.js';
