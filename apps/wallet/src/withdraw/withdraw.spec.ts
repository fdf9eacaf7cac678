import { grouped } from './grouped';

it('a code is read out in fours', () => {
  expect(grouped('123412341234').split('\u00a0')).toEqual(['1234', '1234', '1234']);
});
