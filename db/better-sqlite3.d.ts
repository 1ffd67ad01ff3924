// The driver is an alias of better-sqlite3-multiple-ciphers, whose type file is hidden under modern resolution: point at the shared types.
declare module 'better-sqlite3-multiple-ciphers' {
  import Database from 'better-sqlite3'
  export default Database
}
