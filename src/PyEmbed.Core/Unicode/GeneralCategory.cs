namespace PyEmbed.Core.Unicode;

/// <summary>General category, in the order of the generated tables. The member's name is the category's two-letter name.</summary>
internal enum GeneralCategory : byte
{
    Cn, Lu, Ll, Lt, Mn, Mc, Me, Nd, Nl, No, Zs, Zl, Zp, Cc, Cf, Cs, Co, Lm, Lo, Pc, Pd, Ps, Pe, Pi, Pf, Po, Sm, Sc, Sk, So,
}
