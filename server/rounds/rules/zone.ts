/** Days and the wall clock: the roster reads them too, which knows nothing of rounds. */
export * from '../../zone'
