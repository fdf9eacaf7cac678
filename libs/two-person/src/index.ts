export { contentText, hashOfProposal } from './content';
export { CreateProposals1795601000000 } from './proposals.migration';
export { TWO_PERSON_ERRORS } from './two-person.errors';
export { PROPOSAL_STATES, type Proposal, type ProposalState } from './proposal';
export { TwoPersons, type Decision, type NewProposal } from './two-persons';
