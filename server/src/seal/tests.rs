//! Published vectors, and every way in which sealed data can be wrong.

use proptest::prelude::*;

use super::*;

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")).collect()
}

fn seal(key: u8, instance: &str) -> Seal {
    Seal::new(&MasterKey::for_test(key), instance)
}

// `Seal` has no Debug, which `Result::unwrap_err` would ask of what is inside.
fn refusal(result: Result<Zeroizing<Vec<u8>>, SealError>) -> SealError {
    match result {
        Ok(_) => panic!("it was opened"),
        Err(error) => error,
    }
}

#[test]
fn hkdf_is_that_of_rfc_5869_case_1() {
    let key = derive(&bytes("000102030405060708090a0b0c"), &[0x0b; 22], &bytes("f0f1f2f3f4f5f6f7f8f9"));
    assert_eq!(key.to_vec(), bytes("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"));
}

#[test]
fn hmac_is_that_of_rfc_4231_case_2() {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, b"Jefe"), b"what do ya want for nothing?");
    assert_eq!(tag.as_ref(), bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
}

#[test]
fn a_layer_is_aes_256_gcm_as_nist_case_16_has_it() {
    let key: [u8; 32] =
        bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308").try_into().expect("32");
    let sealed = bytes(concat!(
        "cafebabefacedbaddecaf888",
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa",
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
        "76fc6ece0f4e1768cddf8853bb2d551b"
    ));
    let plain = open_layer(&gcm(&key), &bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"), &sealed)
        .expect("the vector");
    assert_eq!(
        plain.to_vec(),
        bytes(concat!(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72",
            "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
        ))
    );
}

#[test]
fn what_is_sealed_opens_and_never_looks_the_same() {
    let seal = seal(1, "hub_1");
    let place: &[&[u8]] = &[b"secrets", b"sec_1", b"1"];
    let (one, two) =
        (seal.seal(place, b"material").expect("sealed"), seal.seal(place, b"material").expect("sealed"));
    assert_ne!(one, two);
    assert!(!one.windows(8).any(|window| window == b"material"));
    assert_eq!(seal.open(place, &one).expect("opened").as_slice(), b"material");
    assert_eq!(seal.open(place, &two).expect("opened").as_slice(), b"material");
    let empty = seal.seal(place, b"").expect("sealed");
    assert!(seal.open(place, &empty).expect("opened").is_empty());
}

#[test]
fn sealed_data_opens_only_where_it_belongs() {
    let ours = seal(1, "hub_1");
    let sealed = ours.seal(&[b"secrets", b"sec_1"], b"material").expect("sealed");
    for place in [&[b"secrets" as &[u8], b"sec_2"] as &[&[u8]], &[b"secretss", b"ec_1"], &[b"secrets"], &[]] {
        assert_eq!(refusal(ours.open(place, &sealed)), SealError::Damaged);
    }
    assert_eq!(refusal(seal(1, "hub_2").open(&[b"secrets", b"sec_1"], &sealed)), SealError::Damaged);
    assert_eq!(refusal(seal(2, "hub_1").open(&[b"secrets", b"sec_1"], &sealed)), SealError::OtherKey);
}

#[test]
fn a_flipped_bit_or_a_cut_anywhere_is_an_error_and_no_panic() {
    let seal = seal(1, "hub_1");
    let sealed = seal.seal(&[b"p"], b"material").expect("sealed");
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        refusal(seal.open(&[b"p"], &changed));
        refusal(seal.open(&[b"p"], &sealed[..at]));
    }
    let mut longer = sealed;
    longer.push(0);
    refusal(seal.open(&[b"p"], &longer));
}

#[test]
fn a_wrapped_key_cannot_be_put_before_another_text() {
    let seal = seal(1, "hub_1");
    let (one, two) =
        (seal.seal(&[b"p"], b"one").expect("sealed"), seal.seal(&[b"p"], b"two").expect("sealed"));
    let mixed = [&one[..HEADER + WRAPPED], &two[HEADER + WRAPPED..]].concat();
    assert_eq!(refusal(seal.open(&[b"p"], &mixed)), SealError::Damaged);
}

#[test]
fn hashes_differ_by_purpose_parts_key_and_instance() {
    let ours = seal(1, "hub_1");
    let mut seen = std::collections::BTreeSet::new();
    for purpose in Purpose::ALL {
        assert!(seen.insert(ours.mac(purpose, &[b"ab", b"c"])));
    }
    assert!(seen.insert(ours.mac(Purpose::PageToken, &[b"a", b"bc"])));
    assert!(seen.insert(ours.mac(Purpose::PageToken, &[b"abc"])));
    assert!(seen.insert(seal(2, "hub_1").mac(Purpose::PageToken, &[b"ab", b"c"])));
    assert!(seen.insert(seal(1, "hub_2").mac(Purpose::PageToken, &[b"ab", b"c"])));
}

#[test]
fn only_the_whole_right_hash_verifies() {
    let seal = seal(1, "hub_1");
    let mac = seal.mac(Purpose::PageToken, &[b"x"]);
    assert_eq!(seal.verify(Purpose::PageToken, &[b"x"], &mac), Ok(()));
    assert_eq!(seal.verify(Purpose::PageToken, &[b"x"], &mac[..31]), Err(SealError::Damaged));
    assert_eq!(seal.verify(Purpose::PageToken, &[b"x"], &[]), Err(SealError::Damaged));
    assert_eq!(seal.verify(Purpose::PageToken, &[b"y"], &mac), Err(SealError::Damaged));
    assert_eq!(seal.verify(Purpose::TokenPepper, &[b"x"], &mac), Err(SealError::Damaged));
}

#[test]
fn the_key_check_tells_keys_apart() {
    let stored = seal(1, "hub_1").key_check();
    assert_eq!(seal(1, "hub_1").verify_key_check(&stored), Ok(()));
    assert_eq!(seal(2, "hub_1").verify_key_check(&stored), Err(SealError::OtherKey));
    assert_eq!(seal(1, "hub_1").verify_key_check(&[]), Err(SealError::OtherKey));
}

#[test]
fn key_material_cannot_be_printed_or_serialized() {
    // `Probe::<T>::YES` is the inherent constant where T has the trait, and the trait's `false` where not.
    trait No {
        const YES: bool = false;
    }
    struct Printed<T>(std::marker::PhantomData<T>);
    struct Serialized<T>(std::marker::PhantomData<T>);
    impl<T> No for Printed<T> {}
    impl<T> No for Serialized<T> {}
    impl<T: std::fmt::Debug> Printed<T> {
        const YES: bool = true;
    }
    impl<T: serde::Serialize> Serialized<T> {
        const YES: bool = true;
    }
    const { assert!(Printed::<u8>::YES && Serialized::<u8>::YES, "the probe sees what is there") };
    const { assert!(!Printed::<Seal>::YES && !Serialized::<Seal>::YES) };
    const { assert!(!Printed::<MasterKey>::YES && !Serialized::<MasterKey>::YES) };
}

/// A Hub that changes its master key from 1 to this one.
fn changing(to: u8, stored: &[HeldKey]) -> (Seal, Vec<HeldKey>) {
    let (current, previous) = (MasterKey::for_test(to), MasterKey::for_test(1));
    let restored = Seal::restore(&current, Some(&previous), &previous, "hub_1", stored);
    restored.unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_new_master_key_opens_what_the_one_before_sealed_and_seals_with_itself() {
    let (old, (both, _), place) = (seal(1, "hub_1"), changing(2, &[]), &[b"p" as &[u8]]);
    let sealed = old.seal(place, b"material").expect("sealed");
    assert_eq!(both.open(place, &sealed).expect("the previous key").as_slice(), b"material");
    let new = both.seal(place, b"material").expect("sealed");
    assert_eq!(refusal(old.open(place, &new)), SealError::OtherKey);
    assert_eq!(seal(2, "hub_1").open(place, &new).expect("the new key").as_slice(), b"material");
    assert_eq!(refusal(changing(3, &[]).0.open(place, &new)), SealError::OtherKey);
}

#[test]
fn a_text_whose_key_is_wrapped_anew_needs_the_new_master_key_alone() {
    let (old, (both, _), place) = (seal(1, "hub_1"), changing(2, &[]), &[b"p" as &[u8]]);
    let sealed = old.seal(place, b"material").expect("sealed");
    let anew = both.rewrap(place, &sealed).expect("wrapped").expect("it was another key's");
    assert_eq!(anew[HEADER + WRAPPED..], sealed[HEADER + WRAPPED..], "the text is not touched");
    assert_eq!(seal(2, "hub_1").open(place, &anew).expect("the new key").as_slice(), b"material");
    assert_eq!(refusal(old.open(place, &anew)), SealError::OtherKey);
    assert_eq!(both.rewrap(place, &anew), Ok(None));
    assert_eq!(both.rewrap(&[b"q"], &sealed), Err(SealError::Damaged));
    assert_eq!(seal(3, "hub_1").rewrap(place, &sealed), Err(SealError::OtherKey));
    for at in 0..HEADER + WRAPPED {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(both.rewrap(place, &changed).is_err(), "{at}");
        assert!(both.rewrap(place, &sealed[..at]).is_err(), "{at}");
    }
}

#[test]
fn keyed_hashes_stay_what_they_are_under_another_master_key() {
    let old = seal(1, "hub_1");
    let (both, held) = changing(2, &[]);
    // All but the one that tells master keys apart.
    let held_by = || Purpose::ALL.into_iter().filter(|purpose| *purpose != Purpose::KeyCheck);
    assert_eq!(held.len(), held_by().count());
    let (current, id) = (MasterKey::for_test(2), "hub_1");
    let restored = Seal::restore(&current, None, &current, id, &held);
    let (new, more) = restored.unwrap_or_else(|error| panic!("{error}"));
    assert!(more.is_empty(), "all are held");
    for purpose in held_by() {
        let mac = old.mac(purpose, &[b"token"]);
        assert_eq!((both.mac(purpose, &[b"token"]), new.mac(purpose, &[b"token"])), (mac, mac));
        assert_ne!(seal(2, "hub_1").mac(purpose, &[b"token"]), mac, "the control: these are others");
    }
    // What tells master keys apart is each one's own.
    assert_eq!(new.key_check(), seal(2, "hub_1").key_check());
    let other = MasterKey::for_test(3);
    assert!(Seal::restore(&other, None, &other, id, &held).is_err());
}

proptest! {
    #[test]
    fn no_bytes_make_opening_panic(junk in proptest::collection::vec(any::<u8>(), 0..200)) {
        let seal = seal(1, "hub_1");
        prop_assert!(seal.open(&[b"p"], &junk).is_err());
    }

    #[test]
    fn every_text_comes_back(plain in proptest::collection::vec(any::<u8>(), 0..500), place in "\\PC{0,20}") {
        let seal = seal(1, "hub_1");
        let sealed = seal.seal(&[place.as_bytes()], &plain).expect("sealed");
        let opened = seal.open(&[place.as_bytes()], &sealed).expect("opened");
        prop_assert_eq!(opened.as_slice(), plain.as_slice());
    }
}
