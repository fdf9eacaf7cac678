import { IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

/** Where a shop or an agent is to be found. */
export class PlaceV1 {
  /** A commune of the register of places: `MA-REH:ben-guerir`. */
  @IsOptional()
  @Matches(/^MA-[A-Z]{3}:[a-z0-9-]{1,60}$/)
  communeCode?: string;

  /** As people say it: a quarter, a street, "opposite the mosque". */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(160)
  directions?: string;

  /** Degrees, WGS 84; latitude and longitude come together. */
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 6 })
  @Min(20)
  @Max(36)
  latitude?: number;

  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 6 })
  @Min(-18)
  @Max(0)
  longitude?: number;
}
