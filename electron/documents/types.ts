// The data of each printed document is part of the contract; the templates read it from here.
export * from '../../shared/documents.ts'
